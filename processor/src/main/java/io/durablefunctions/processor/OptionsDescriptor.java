package io.durablefunctions.processor;

import com.palantir.javapoet.TypeName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What {@code @Retry} and {@code @Timeout} set; empty where they stay silent. */
record OptionsDescriptor(Optional<RetryDescriptor> retry, Optional<Duration> timeout) {

    static final OptionsDescriptor NONE = new OptionsDescriptor(Optional.empty(), Optional.empty());

    boolean isEmpty() {
        return retry.isEmpty() && timeout.isEmpty();
    }

    OptionsDescriptor orElse(OptionsDescriptor others) {
        return new OptionsDescriptor(retry.or(others::retry), timeout.or(others::timeout));
    }

    /** What was written in {@code @Retry}; empty where its default holds. */
    record RetryDescriptor(
            Optional<Integer> maxAttempts,
            Optional<Duration> firstDelay,
            Optional<Double> backoff,
            Optional<Duration> maxDelay,
            Optional<Double> jitter,
            List<TypeName> notOn) {}
}
