package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RuntimeOptionsTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    @TestFactory
    Stream<DynamicTest> no_duration_is_longer_than_a_hundred_years() {
        Map<String, BiFunction<RuntimeOptions, Duration, RuntimeOptions>> durations = Map.of(
                "pollingInterval", RuntimeOptions::pollingInterval,
                "leaseTimeout", RuntimeOptions::leaseTimeout,
                "activityTimeout", RuntimeOptions::activityTimeout,
                "orchestrationTimeout", RuntimeOptions::orchestrationTimeout,
                "blockedRetryInterval", RuntimeOptions::blockedRetryInterval,
                "idleTimeout", RuntimeOptions::idleTimeout,
                "shutdownTimeout", RuntimeOptions::shutdownTimeout);
        return durations.entrySet().stream()
                .map(option -> DynamicTest.dynamicTest(option.getKey(), () -> {
                    option.getValue().apply(RuntimeOptions.defaults(), Duration.ofDays(36_500));
                    assertThatThrownBy(() -> option.getValue().apply(RuntimeOptions.defaults(), FOREVER))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("Option " + option.getKey() + " is " + FOREVER
                                    + ". It must be at most 36500 days.");
                }));
    }
}
