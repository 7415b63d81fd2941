package io.durablefunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    @Test
    void each_delay_is_longer_than_the_one_before_up_to_the_longest() {
        RetryPolicy policy = RetryPolicy.attempts(10)
                .firstDelay(Duration.ofMillis(100))
                .backoff(3)
                .maxDelay(Duration.ofSeconds(1));
        assertThat(policy.delayAfter(1, 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(policy.delayAfter(2, 0)).isEqualTo(Duration.ofMillis(300));
        assertThat(policy.delayAfter(3, 0)).isEqualTo(Duration.ofMillis(900));
        assertThat(policy.delayAfter(4, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delayAfter(Integer.MAX_VALUE, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void chance_makes_a_delay_shorter_by_the_jitter_at_most() {
        RetryPolicy policy =
                RetryPolicy.defaults().firstDelay(Duration.ofSeconds(10)).jitter(0.2);
        assertThat(policy.delayAfter(1, 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.delayAfter(1, 0.5)).isEqualTo(Duration.ofSeconds(9));
        assertThat(policy.delayAfter(1, 1)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void a_policy_without_a_longest_delay_has_one_all_the_same() {
        RetryPolicy growing = RetryPolicy.attempts(10_000).maxDelay(FOREVER);
        assertThat(growing.delayAfter(3, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(growing.delayAfter(9_999, 0)).isEqualTo(Duration.ofMillis(Long.MAX_VALUE));
        RetryPolicy hardlyEver = growing.firstDelay(FOREVER);
        assertThat(hardlyEver.delayAfter(1, 0)).isEqualTo(Duration.ofMillis(Long.MAX_VALUE));
    }

    @Test
    void no_delay_stays_none() {
        RetryPolicy atOnce = RetryPolicy.attempts(10_000).firstDelay(Duration.ZERO);
        assertThat(atOnce.delayAfter(1, 1)).isZero();
        assertThat(atOnce.delayAfter(9_999, 1)).isZero();
    }
}
