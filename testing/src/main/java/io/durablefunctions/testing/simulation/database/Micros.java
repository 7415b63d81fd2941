package io.durablefunctions.testing.simulation.database;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in microseconds since 1970. */
public final class Micros {

    private static final Duration LONGEST = Duration.ofDays(365_000);

    private Micros() {}

    /** A time; what is beyond all calendars is at their end. */
    public static long of(Instant time) {
        return time.isAfter(instant(Long.MAX_VALUE / 2))
                ? InstanceRow.NEVER
                : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The time. */
    public static Instant instant(long micros) {
        return micros == InstanceRow.NEVER ? Instant.MAX : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** So much later. */
    public static long later(long micros, Duration delay) {
        return delay.compareTo(LONGEST) > 0 ? InstanceRow.NEVER : micros + delay.toNanos() / 1_000;
    }
}
