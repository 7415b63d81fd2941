package io.durablefunctions.testing.simulation;

import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.testing.simulation.database.Backend;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final List<Standstill> standstills = new ArrayList<>();

    /** When the lease ends that it was given last, by its stopwatch and by instance. */
    private final Map<String, Long> leases = new HashMap<>();

    private Predicate<InstanceRow> claimsUnanswered = row -> false;

    /** A time in which its stopwatch stood still. */
    private record Standstill(long begin, long end) {

        /** How much of it was over at a time. */
        long before(long nanos) {
            return Math.max(0, Math.min(nanos, end) - begin);
        }
    }

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

    /** Its stopwatch, in nanoseconds. */
    long stopwatch() {
        return stopwatchAt(world.nanos());
    }

    private long stopwatchAt(long nanos) {
        return nanos
                - standstills.stream().mapToLong(each -> each.before(nanos)).sum();
    }

    /** The database has leased an instance to it. */
    void hasLease(InstanceRow row) {
        long given = stopwatchAt(world.nanos() - (world.micros() - row.updatedAt()) * 1_000);
        leases.put(row.id(), given + (row.leaseEnds() - row.updatedAt()) * 1_000);
    }

    /** Whether the last lease that it was given for an instance has ended, by its own stopwatch. */
    boolean hasOutlived(String instanceId) {
        return stopwatch() >= leases.getOrDefault(instanceId, Long.MAX_VALUE);
    }

    /** Stops it for a time. */
    void freeze(long nanos, boolean stopwatchToo) {
        frozenUntil = world.nanos() + nanos;
        if (stopwatchToo) {
            standstills.add(new Standstill(world.nanos(), frozenUntil));
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
