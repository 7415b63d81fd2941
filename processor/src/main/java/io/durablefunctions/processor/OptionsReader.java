package io.durablefunctions.processor;

import com.palantir.javapoet.TypeName;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;
import io.durablefunctions.processor.OptionsDescriptor.RetryDescriptor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;

/** Rule: {@code @Retry} and {@code @Timeout} say what can be done. */
final class OptionsReader {

    private static final String ADVICE =
            " is no duration. Write \"500ms\", \"30s\", \"5m\", \"1h\", \"2d\" or ISO-8601, such as \"PT1M30S\".";
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofMinutes(1);

    private OptionsReader() {}

    /** What is written on one element. */
    static OptionsDescriptor read(Element element, Problems problems) {
        return new OptionsDescriptor(
                Marking.of(element, Retry.class).map(retry -> retry(retry, problems)),
                Marking.of(element, Timeout.class).flatMap(timeout -> timeout(timeout, problems)));
    }

    private static RetryDescriptor retry(Marking retry, Problems problems) {
        Optional<Duration> firstDelay = duration(retry, "firstDelay", "invalid-retry", problems);
        Optional<Duration> maxDelay = duration(retry, "maxDelay", "invalid-retry", problems);
        if (firstDelay.orElse(FIRST_DELAY).compareTo(maxDelay.orElse(MAX_DELAY)) > 0) {
            problems.add(
                    retry,
                    firstDelay.isPresent() ? "firstDelay" : "maxDelay",
                    "invalid-retry",
                    "firstDelay is longer than maxDelay (" + written(maxDelay.orElse(MAX_DELAY))
                            + "), which would win. Give a maxDelay of at least "
                            + written(firstDelay.orElse(FIRST_DELAY)) + ".");
        }
        return new RetryDescriptor(
                number(retry, "maxAttempts", Integer.class, most -> most >= 1, "at least 1", problems),
                firstDelay,
                number(
                        retry,
                        "backoff",
                        Double.class,
                        factor -> factor >= 1 && Double.isFinite(factor),
                        "at least 1",
                        problems),
                maxDelay,
                number(retry, "jitter", Double.class, part -> part >= 0 && part <= 1, "from 0 to 1", problems),
                retry.classes("notOn").stream().map(TypeName::get).toList());
    }

    private static Optional<Duration> timeout(Marking timeout, Problems problems) {
        Optional<Duration> duration = duration(timeout, "value", "invalid-timeout", problems);
        if (duration.filter(Duration::isZero).isPresent()) {
            problems.add(
                    timeout, "value", "invalid-timeout", "a timeout must be longer than zero. Write \"30s\" or more.");
        }
        return duration;
    }

    private static Optional<Duration> duration(Marking marking, String value, String code, Problems problems) {
        Optional<String> text = marking.value(value, String.class);
        Optional<Duration> duration = text.flatMap(DurationText::parse);
        if (text.isPresent() && duration.isEmpty()) {
            problems.add(marking, value, code, "'" + text.get() + "'" + ADVICE);
        }
        return duration;
    }

    private static <N> Optional<N> number(
            Marking marking, String name, Class<N> type, Predicate<N> isAllowed, String allowed, Problems problems) {
        Optional<N> number = marking.value(name, type);
        number.filter(isAllowed.negate())
                .ifPresent(wrong -> problems.add(
                        marking, name, "invalid-retry", name + " must be " + allowed + ", not " + wrong + "."));
        return number;
    }

    private static String written(Duration duration) {
        return duration.toString();
    }
}
