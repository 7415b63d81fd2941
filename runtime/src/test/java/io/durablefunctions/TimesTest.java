package io.durablefunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
    private static final Duration SINCE_EVER = Duration.ofSeconds(Long.MIN_VALUE);

    @Test
    void nanoseconds_are_exact_as_far_as_a_stopwatch_can_be_compared() {
        assertThat(Times.nanos(Duration.ofSeconds(1, 1))).isEqualTo(1_000_000_001);
        assertThat(Times.nanos(Duration.ofNanos(Long.MAX_VALUE / 2))).isEqualTo(Long.MAX_VALUE / 2);
        assertThat(Times.nanos(Duration.ofNanos(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE / 2);
        assertThat(Times.nanos(FOREVER)).isEqualTo(Long.MAX_VALUE / 2);
    }

    @Test
    void what_is_negative_takes_no_nanosecond() {
        assertThat(Times.nanos(Duration.ofNanos(-1))).isZero();
        assertThat(Times.nanos(SINCE_EVER)).isZero();
    }

    @Test
    void later_is_exact_up_to_the_end_of_all_times() {
        assertThat(Times.later(NOON, Duration.ofDays(1))).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(Times.later(NOON, Duration.between(NOON, Instant.MAX))).isEqualTo(Instant.MAX);
        assertThat(Times.later(NOON, FOREVER)).isEqualTo(Instant.MAX);
        assertThat(Times.later(Instant.MAX, Duration.ofNanos(1))).isEqualTo(Instant.MAX);
    }

    @Test
    void earlier_is_exact_back_to_the_beginning_of_all_times() {
        assertThat(Times.later(NOON, Duration.ofDays(-1))).isEqualTo(NOON.minus(Duration.ofDays(1)));
        assertThat(Times.later(NOON, SINCE_EVER)).isEqualTo(Instant.MIN);
        assertThat(Times.later(Instant.MIN, Duration.ofNanos(-1))).isEqualTo(Instant.MIN);
    }
}
