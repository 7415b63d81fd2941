package io.durablefunctions.store.jdbi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long batches wait for locks, which others hold for longer than a batch takes only if they are transactions of activities or of callers
 * that start instances in them: others of the same batch must not have to wait as long.
 */
enum Locks {
    /** The connections have a lock timeout. */
    LIMITED_BY_SESSION,
    /** Each batch sets its own. */
    LIMITED_BY_BATCH;

    /** For a batch that is written as a whole. */
    static final Duration BATCH = Duration.ofSeconds(1);

    /** For the parts of a batch of which some met a lock. */
    static final Duration LOOKING = Duration.ofMillis(100);

    @Nullable
    Duration timeoutToSet() {
        return this == LIMITED_BY_SESSION ? null : BATCH;
    }
}
