package io.durablefunctions.testing.simulation.database;

import io.durablefunctions.store.StateStore;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code durable_state}. Times are in microseconds since 1970; {@link #NEVER} is infinity.
 *
 * @param base the number of the last journal row of earlier executions
 * @param state the rest of the state, as JSON
 * @param owner who has it leased; null for nobody
 */
public record InstanceRow(
        String id,
        String function,
        String state,
        long base,
        long version,
        @Nullable String owner,
        long leaseEnds,
        long due,
        boolean completed,
        long createdAt,
        long updatedAt) {

    /** Infinity. */
    public static final long NEVER = Long.MAX_VALUE;

    InstanceRow leasedTo(@Nullable String host, long until, long now) {
        return new InstanceRow(id, function, state, base, version + 1, host, until, until, completed, createdAt, now);
    }

    InstanceRow renewed(long until, long now) {
        return new InstanceRow(id, function, state, base, version, owner, until, until, completed, createdAt, now);
    }

    InstanceRow dueAt(long time, long now) {
        return new InstanceRow(id, function, state, base, version, owner, leaseEnds, time, completed, createdAt, now);
    }

    InstanceRow freed(long dueAt, long now) {
        return new InstanceRow(id, function, state, base, version + 1, null, NEVER, dueAt, completed, createdAt, now);
    }

    InstanceRow quarantined(long now) {
        return new InstanceRow(
                id, function, state, base, version + 1, StateStore.QUARANTINE, NEVER, NEVER, false, createdAt, now);
    }

    InstanceRow ended(String finalState, long now) {
        return new InstanceRow(id, function, finalState, base, version + 1, null, NEVER, NEVER, true, createdAt, now);
    }

    InstanceRow anew(String nextState, long nextBase, long now) {
        return new InstanceRow(
                id, function, nextState, nextBase, version + 1, owner, leaseEnds, due, false, createdAt, now);
    }

    /** Whether it may be claimed by its id. */
    public boolean isFreeAt(long now) {
        return owner == null || isQuarantined() || leaseEnds <= now;
    }

    /** Whether it is set aside. */
    public boolean isQuarantined() {
        return StateStore.QUARANTINE.equals(owner);
    }
}
