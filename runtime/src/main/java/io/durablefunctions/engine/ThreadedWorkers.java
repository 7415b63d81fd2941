package io.durablefunctions.engine;

import io.durablefunctions.Times;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Real threads and the real stopwatch. Activities that block run on virtual threads where the virtual machine has them. */
final class ThreadedWorkers implements Workers {

    private static final int IDLE_SECONDS = 10;
    private static final int MOST_KEPT = 64;

    private final ElasticExecutor turns;
    private final ElasticExecutor activities;
    private final ExecutorService keeping;
    private final ExecutorService writes;
    private final ExecutorService housekeeping;
    private final ExecutorService renewal;
    private final ScheduledThreadPoolExecutor timers;

    ThreadedWorkers(RuntimeOptions options) {
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.turns =
                new ElasticExecutor("durable-turn", processors, Integer.MAX_VALUE, Threads.platform("durable-turn"));
        this.activities = new ElasticExecutor(
                "durable-activity",
                processors,
                options.maxConcurrentActivities(),
                Threads.fewPlatform("durable-activity", processors));
        this.keeping = Executors.newCachedThreadPool(Threads.light("durable-kept"));
        this.writes = Executors.newCachedThreadPool(Threads.platform("durable-write"));
        this.housekeeping = Executors.newCachedThreadPool(Threads.platform("durable-housekeeping"));
        this.renewal = Executors.newSingleThreadExecutor(Threads.platform("durable-renewal"));
        this.timers = new ScheduledThreadPoolExecutor(1, Threads.platform("durable-timer"));
        timers.prestartCoreThread(); // or an alarm could fail for want of a thread
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Executor turns() {
        return turns;
    }

    @Override
    public Executor activities() {
        return activities;
    }

    @Override
    public boolean isActivityThread() {
        return activities.isOwnThread();
    }

    /** A virtual thread does not: an interrupt, meant for an activity, would break the connection. */
    @Override
    public boolean runHere(Runnable write) {
        if (Threads.isVirtual(Thread.currentThread())) {
            return false;
        }
        for (ElasticExecutor executor : List.of(activities, turns)) {
            if (executor.isOwnThread()) {
                executor.aboutToBlock();
                write.run();
                return true;
            }
        }
        return false;
    }

    @Override
    public Executor keeping() {
        return keeping;
    }

    @Override
    public int mostKept() {
        return MOST_KEPT;
    }

    @Override
    public Executor writes() {
        return writes;
    }

    @Override
    public Executor housekeeping() {
        return housekeeping;
    }

    @Override
    public Executor renewal() {
        return renewal;
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        try {
            Future<?> scheduled = timers.schedule(task, Times.nanos(delay), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException closed) { // what has not fired by then does not either
            return () -> {};
        }
    }

    /** Up to a tenth less: an interval is a promise of how late something is noticed at most. */
    @Override
    public Duration scattered(Duration interval) {
        return interval.minusNanos(ThreadLocalRandom.current().nextLong(1 + interval.toNanos() / 10));
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public <T extends @Nullable Object> T join(CompletableFuture<T> future, Duration timeout)
            throws TimeoutException, InterruptedException {
        try {
            return future.get(Times.nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
        activities.shutdown();
        turns.shutdown();
        keeping.shutdownNow();
        List<ExecutorService> talkToTheStore = List.of(writes, housekeeping, renewal);
        talkToTheStore.forEach(
                ExecutorService::shutdown); // what they are at may end: an interrupt would break a connection
        talkToTheStore.forEach(ThreadedWorkers::awaitEnd);
    }

    private static void awaitEnd(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(IDLE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
