package io.durablefunctions.testing;

import io.durablefunctions.Times;
import io.durablefunctions.engine.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One thread and a clock that moves when told: whoever waits runs what there is to run, in the order in which it came. The same calls give
 * the same order each time. Not thread-safe.
 */
final class VirtualWorkers implements Workers {

    private record Alarm(long at, long number, Runnable task) {}

    private final Instant start;
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number));
    private long nanos;
    private long scheduled;

    VirtualWorkers(Instant start) {
        this.start = start;
    }

    Instant now() {
        return start.plusNanos(nanos);
    }

    /** Runs all that can run now. */
    void settle() {
        for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
            task.run();
        }
    }

    /** Lets time pass, and all that happens in it happen. */
    void advance(Duration duration) {
        long until = Math.addExact(nanos, Times.nanos(duration));
        settle();
        while (!alarms.isEmpty() && alarms.peek().at() <= until) {
            ringNext();
            settle();
        }
        nanos = until;
    }

    private void ringNext() {
        Alarm next = alarms.remove();
        nanos = Math.max(nanos, next.at());
        next.task().run();
    }

    @Override
    public <T extends @Nullable Object> T join(CompletableFuture<T> future, Duration timeout) throws TimeoutException {
        long until = Math.addExact(nanos, Times.nanos(timeout));
        while (!future.isDone()) {
            Runnable task = ready.poll();
            if (task != null) {
                task.run();
            } else if (!alarms.isEmpty() && alarms.peek().at() <= until) {
                ringNext();
            } else {
                nanos = until;
                throw new TimeoutException();
            }
        }
        try {
            return future.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(nanos + Times.nanos(delay), scheduled++, task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Executor turns() {
        return ready::add;
    }

    @Override
    public Executor activities() {
        return ready::add;
    }

    @Override
    public Executor writes() {
        return ready::add;
    }

    @Override
    public Executor housekeeping() {
        return ready::add;
    }

    @Override
    public Executor renewal() {
        return ready::add;
    }

    @Override
    public void close() {
        ready.clear();
        alarms.clear();
    }
}
