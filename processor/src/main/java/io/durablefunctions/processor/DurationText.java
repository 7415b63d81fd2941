package io.durablefunctions.processor;

import com.palantir.javapoet.CodeBlock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as annotations write them, {@code "30s"} or ISO-8601, and as code writes them. */
final class DurationText {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    /** More seconds are too many milliseconds for a number of 64 bits. */
    private static final long MOST_IN_MILLIS = Long.MAX_VALUE / 1_000;

    private DurationText() {}

    /** Empty if it is no duration, or a negative one. */
    static Optional<Duration> parse(String text) {
        Matcher shortForm = SHORT.matcher(text);
        if (shortForm.matches()) {
            return Optional.of(Duration.of(Long.parseLong(shortForm.group(1)), UNITS.get(shortForm.group(2))));
        }
        try {
            return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    /** {@code Duration.ofMinutes(5)}: in the largest unit that says it exactly. */
    static CodeBlock code(Duration duration) {
        boolean isWholeMillis = duration.getNano() % 1_000_000 == 0 && duration.getSeconds() < MOST_IN_MILLIS;
        if (duration.getNano() != 0 && !isWholeMillis) {
            return CodeBlock.of(
                    "$T.ofSeconds($L, $L)", Duration.class, number(duration.getSeconds()), duration.getNano());
        }
        if (duration.getNano() != 0) {
            return CodeBlock.of("$T.ofMillis($L)", Duration.class, number(duration.toMillis()));
        }
        long seconds = duration.getSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return CodeBlock.of("$T.ofSeconds($L)", Duration.class, number(seconds));
        }
        if (seconds % 3_600 != 0) {
            return CodeBlock.of("$T.ofMinutes($L)", Duration.class, number(seconds / 60));
        }
        return seconds % 86_400 != 0
                ? CodeBlock.of("$T.ofHours($L)", Duration.class, number(seconds / 3_600))
                : CodeBlock.of("$T.ofDays($L)", Duration.class, number(seconds / 86_400));
    }

    private static String number(long value) {
        return value == (int) value ? String.valueOf(value) : value + "L";
    }
}
