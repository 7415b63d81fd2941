package io.durablefunctions.configuration;

import java.time.Duration;

/** Bounds that many settings have. */
final class Bounds {

    private static final long MANY_BYTES = 100L << 20;

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_500);

    private Bounds() {}

    static Setting<Duration> positive(Setting<Duration> setting) {
        return setting.error(
                duration -> duration.isNegative() || duration.isZero(),
                "It is not longer than zero.",
                "Give " + SettingType.DURATION.expected() + ".");
    }

    /** Not longer than a host can count. */
    static Setting<Duration> upToAHundredYears(Setting<Duration> setting) {
        return setting.error(
                duration -> duration.compareTo(HUNDRED_YEARS) > 0,
                "It is more than 36500 days.",
                "Give 36500d or less.");
    }

    /** A timeout of the database, for which zero, or less than it can tell from zero, would be for ever. */
    static Setting<Duration> upToADay(Setting<Duration> setting) {
        return setting.error(
                duration -> duration.compareTo(MILLISECOND) < 0 || duration.compareTo(DAY) > 0,
                "It is not between 1ms and 1d.",
                "Give a duration from 1ms to 1d.");
    }

    static Setting<Duration> notNegative(Setting<Duration> setting) {
        return setting.error(Duration::isNegative, "It is negative.", "Give 0s or more.");
    }

    static Setting<Integer> atLeastOne(Setting<Integer> setting) {
        return setting.error(number -> number < 1, "It is less than 1.", "Give a whole number from 1.");
    }

    /** A size that an int holds; much is a warning. */
    static Setting<Long> bytes(Setting<Long> setting) {
        return setting.error(size -> size < 1, "It is less than 1 byte.", "Give " + SettingType.SIZE.expected() + ".")
                .error(size -> size > Integer.MAX_VALUE, "It is 2GB or more.", "Give 100MB or less.")
                .warning(
                        size -> size > MANY_BYTES && size <= Integer.MAX_VALUE,
                        "More than 100MB at a time may be more than the memory holds.",
                        "Give 100MB or less, and keep large data elsewhere.");
    }
}
