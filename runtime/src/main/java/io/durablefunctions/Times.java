package io.durablefunctions;

import java.time.Duration;
import java.time.Instant;

/**
 * Arithmetic for times and durations of any length: what lies beyond the end is at the end. Execution environments use it, users never need
 * it.
 */
public final class Times {

    /** Some 146 years: short enough to be added to a reading of a stopwatch, and compared with another one by their difference. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private Times() {}

    /** A duration in nanoseconds; 146 years for all longer ones, and zero for negative ones. */
    public static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }

    /** So much later, or earlier by a negative delay. */
    public static Instant later(Instant time, Duration delay) {
        if (delay.isNegative()) {
            return delay.compareTo(Duration.between(time, Instant.MIN)) < 0 ? Instant.MIN : time.plus(delay);
        }
        return delay.compareTo(Duration.between(time, Instant.MAX)) > 0 ? Instant.MAX : time.plus(delay);
    }
}
