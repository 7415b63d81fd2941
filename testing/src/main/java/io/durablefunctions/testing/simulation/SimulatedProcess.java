package io.durablefunctions.testing.simulation;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.testing.simulation.database.Backend;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A host from its start to its end. It may stand still, and die at any moment. */
final class SimulatedProcess {

    private final String name;
    private final World world;
    private final long clockAhead;
    private final List<Backend> backends = new ArrayList<>();
    private @Nullable DurableFunctionRuntime runtime;
    private boolean dead;
    private boolean draining;
    private long frozenUntil;
    private long stoodStill;
    private Predicate<InstanceRow> claimsUnanswered = row -> false;

    /** @param clockAhead by how many microseconds its wall clock is ahead of the database's */
    SimulatedProcess(String name, World world, long clockAhead) {
        this.name = name;
        this.world = world;
        this.clockAhead = clockAhead;
    }

    String name() {
        return name;
    }

    long clockAhead() {
        return clockAhead;
    }

    void runs(DurableFunctionRuntime started) {
        runtime = started;
    }

    /** Null until it has started. */
    @Nullable
    DurableFunctionRuntime runtime() {
        return runtime;
    }

    /** The name under which it holds leases; null until it has started. */
    @Nullable
    String owner() {
        return runtime == null ? null : runtime.hostName();
    }

    /** What tells whether a row is as a claim has left it whose answer the process has not had. */
    void claims(Predicate<InstanceRow> unanswered) {
        claimsUnanswered = unanswered;
    }

    /** Whether the row, which is leased to it, is so for all it knows. */
    boolean hasHeardOf(InstanceRow row) {
        return !claimsUnanswered.test(row);
    }

    void connected(Backend backend) {
        backends.removeIf(Backend::isOver);
        backends.add(backend);
    }

    boolean isDead() {
        return dead;
    }

    boolean isFrozen() {
        return !dead && world.nanos() < frozenUntil;
    }

    long frozenUntil() {
        return frozenUntil;
    }

    boolean isDraining() {
        return draining;
    }

    void drains() {
        draining = true;
    }

    /** Whether work can be given to it. */
    boolean isUp() {
        return !dead && !draining && runtime != null && !isFrozen();
    }

    /** By how much its stopwatch is behind. */
    long stoodStill() {
        return stoodStill;
    }

    /** Stops it for a time. */
    void freeze(long nanos, boolean stopwatchToo) {
        frozenUntil = world.nanos() + nanos;
        if (stopwatchToo) {
            stoodStill += nanos;
        }
        world.at(frozenUntil, null, () -> {}); // so that time finds it
    }

    /** It ends at once. What it had sent may or may not be done. */
    void kill() {
        for (Backend backend : backends) {
            if (world.oneIn(2)) {
                backend.disconnect();
            } else {
                backend.crash();
            }
        }
        end();
    }

    /** It is gone. */
    void end() {
        dead = true;
        backends.forEach(Backend::disconnect);
        world.forget(this);
    }
}
