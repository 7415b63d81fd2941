package io.durablefunctions.testing.simulation;

import io.durablefunctions.Times;
import io.durablefunctions.engine.Workers;
import io.durablefunctions.testing.simulation.database.Flaw;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The threads of a process: tasks that the world does one at a time, in any order. */
final class SimulatedWorkers implements Workers {

    private static final String ACTIVITY = "activity";
    private static final int DEEPEST_WRITE = 4;

    /** The classes of the engine that look whether a lease has ended. */
    private static final Set<String> LOOK_AT_LEASES = Set.of("Leases", "Instance");

    private static final StackWalker CALLER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final World world;
    private final SimulatedProcess process;
    private final Scenario.Knobs knobs;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    SimulatedWorkers(World world, SimulatedProcess process, Scenario.Knobs knobs) {
        this.world = world;
        this.process = process;
        this.knobs = knobs;
    }

    @Override
    public Executor turns() {
        return task -> world.add(process, "turn", task);
    }

    /** A few threads, each of which is kept for some time. */
    @Override
    public Executor activities() {
        return task -> {
            waiting.add(task);
            next();
        };
    }

    private void next() {
        while (busy < knobs.threads() && !waiting.isEmpty()) {
            Runnable task = waiting.remove();
            busy++;
            long end = world.nanos() + world.below(1 + knobs.slowMillis()) * 1_000_000L;
            world.at(
                    end,
                    process,
                    () -> world.add(process, ACTIVITY, () -> {
                        try {
                            task.run();
                        } finally {
                            busy--;
                            next();
                        }
                    }));
        }
    }

    @Override
    public boolean isActivityThread() {
        return knobs.takesTurnsInActivities() && world.running().equals(ACTIVITY);
    }

    @Override
    public boolean runHere(Runnable write) {
        if (!isActivityThread() || world.depth() > DEEPEST_WRITE) {
            return false;
        }
        write.run();
        return true;
    }

    @Override
    public Executor writes() {
        return task -> world.add(process, "write", task);
    }

    @Override
    public Executor housekeeping() {
        return task -> world.add(process, "housekeeping", task);
    }

    @Override
    public Executor renewal() {
        return world.database().has(Flaw.RENEWAL_ON_WORKERS_POOL)
                ? activities()
                : task -> world.add(process, "renewal", task);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Alarms.Alarm alarm =
                world.at(world.nanos() + Times.nanos(delay), process, () -> world.add(process, "alarm", task));
        return () -> world.cancel(alarm);
    }

    @Override
    public String newId() {
        return world.newId();
    }

    @Override
    public double chance() {
        return world.below(1_000) / 1e3;
    }

    @Override
    public Duration scattered(Duration interval) {
        return interval.minusNanos(Math.floorMod(world.number(), 1 + interval.toNanos() / 10));
    }

    @Override
    public long nanoTime() {
        boolean forLeases = world.database().has(Flaw.NO_SELF_FENCE)
                && LOOK_AT_LEASES.contains(CALLER.getCallerClass().getSimpleName());
        return forLeases ? 0 : process.stopwatch();
    }

    @Override
    public <T extends @Nullable Object> T join(CompletableFuture<T> future, Duration timeout) throws TimeoutException {
        long latest = world.nanos() + Times.nanos(timeout);
        world.until(future::isDone, latest, process);
        if (!future.isDone()) {
            throw new TimeoutException();
        }
        try {
            return future.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        process.end();
    }
}
