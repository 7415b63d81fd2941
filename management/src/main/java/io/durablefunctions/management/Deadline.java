package io.durablefunctions.management;

import java.time.Duration;

/** Until when a request has to be answered. Immutable. */
final class Deadline {

    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean hasPassed() {
        return remaining().isZero();
    }

    /** Whether it has passed or nobody waits any more. */
    boolean isOver() {
        return hasPassed() || Thread.currentThread().isInterrupted();
    }

    /** Zero once it has passed. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }
}
