package io.durablefunctions.store.jdbi;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** How long something is tried, with growing, scattered waits between the attempts. For one thread. */
final class Patience {

    private static final long FIRST_WAIT = Duration.ofMillis(4).toNanos();
    private static final long LONGEST_WAIT = Duration.ofMillis(500).toNanos();

    private final long deadline;
    private long wait = FIRST_WAIT;

    Patience(Duration duration) {
        this.deadline = System.nanoTime() + duration.toNanos();
    }

    /** One that ends with this one, or earlier. */
    Patience atMost(Duration duration) {
        return new Patience(Duration.ofNanos(Math.min(duration.toNanos(), Math.max(0, deadline - System.nanoTime()))));
    }

    /** Waits before another attempt; false if there is no time for one, or the thread is to end. */
    boolean again() {
        long left = deadline - System.nanoTime();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        LockSupport.parkNanos(Math.min(left, ThreadLocalRandom.current().nextLong(wait / 2, wait)));
        wait = Math.min(LONGEST_WAIT, wait * 2);
        return true;
    }
}
