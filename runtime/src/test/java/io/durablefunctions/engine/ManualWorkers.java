package io.durablefunctions.engine;

import io.durablefunctions.Times;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A clock that moves when told, alarms that ring then, and one executor for everything but activities. Not thread-safe, but for the executors. */
final class ManualWorkers implements Workers {

    private record Alarm(long at, long number, Runnable task) {}

    private final Executor executor;
    private final Executor activities;
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number));
    private long nanos;
    private long scheduled;

    ManualWorkers(Executor executor) {
        this(executor, executor);
    }

    ManualWorkers(Executor executor, Executor activities) {
        this.executor = executor;
        this.activities = activities;
    }

    /** How many alarms are set. */
    int alarms() {
        return alarms.size();
    }

    /** Lets time pass as for a process that stands still: what is due rings afterwards. */
    void standStill(Duration duration) {
        nanos += duration.toNanos();
    }

    /** Lets time pass, and rings what is due in it. */
    void advance(Duration duration) {
        long until = nanos + duration.toNanos();
        while (!alarms.isEmpty() && alarms.peek().at() <= until) {
            Alarm next = alarms.remove();
            nanos = Math.max(nanos, next.at());
            next.task().run();
        }
        nanos = until;
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
    public <T extends @Nullable Object> T join(CompletableFuture<T> future, Duration timeout) {
        return future.join();
    }

    @Override
    public Executor turns() {
        return executor;
    }

    @Override
    public Executor activities() {
        return activities;
    }

    @Override
    public Executor writes() {
        return executor;
    }

    @Override
    public Executor housekeeping() {
        return executor;
    }

    @Override
    public Executor renewal() {
        return executor;
    }

    @Override
    public void close() {}
}
