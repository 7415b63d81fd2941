package io.durablefunctions.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The store's time, estimated between two readings by this host's stopwatch. A reading is taken before the answer arrives, so the
 * estimate is never ahead of the store. Never goes back. Thread-safe.
 */
final class StoreClock {

    private final LongSupplier nanoTime;

    // guarded by this
    private Instant readAt = Instant.EPOCH;
    private long receivedAt;
    private Instant latest = Instant.EPOCH;

    StoreClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void set(Instant read) {
        readAt = read;
        receivedAt = nanoTime.getAsLong();
    }

    /** Takes a reading that came with something else, and so may be old. */
    synchronized void atLeast(Instant read) {
        if (read.isAfter(now())) {
            set(read);
        }
    }

    synchronized Instant now() {
        Instant estimate = readAt.plusNanos(nanoTime.getAsLong() - receivedAt);
        if (estimate.isAfter(latest)) {
            latest = estimate;
        }
        return latest;
    }

    /** How long until then; negative if it has passed. */
    Duration until(Instant due) {
        return Duration.between(now(), due);
    }
}
