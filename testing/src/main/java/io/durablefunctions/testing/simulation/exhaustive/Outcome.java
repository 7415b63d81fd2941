package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.SqlProblem;
import org.jspecify.annotations.Nullable;

/** What a client hears of a request. */
enum Outcome {
    DONE,
    /** Rolled back, because a statement came up short or a key was there. */
    REFUSED,
    /** Rolled back, by a deadlock or while it waited for a lock. */
    PASSES,
    /** The connection is lost: whether it happened is unknown. */
    UNKNOWN;

    static Outcome of(@Nullable SqlProblem problem) {
        if (problem == null) {
            return DONE;
        }
        return switch (problem.kind()) {
            case GUARD, UNIQUE_KEY -> REFUSED;
            case DEADLOCK, LOCK_TIMEOUT, SERIALIZATION -> PASSES;
            case CONNECTION_CLOSED -> UNKNOWN;
        };
    }
}
