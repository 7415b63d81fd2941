package io.durablefunctions.management;

import java.time.Duration;

/**
 * How much one call on many instances may do; what is left is told, and a caller repeats the call for it. Immutable.
 *
 * @param instances the most instances, 1 to 10,000
 * @param time after how long it stops, between two instances, two pages of them, or before it counts what is left; it looks at one instance at
 *     least
 */
public record BulkLimit(int instances, Duration time) {

    private static final int MOST = 10_000;

    /**
     * A limit.
     *
     * @throws IllegalArgumentException if the number is out of its range or the time is not longer than zero
     */
    public BulkLimit {
        if (instances < 1 || instances > MOST) {
            throw new IllegalArgumentException(
                    "A bulk limit must be from 1 to " + MOST + " instances, not " + instances + ".");
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A bulk limit must have a time longer than zero, not " + time + ".");
        }
    }
}
