package io.durablefunctions.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void a_share_is_what_so_many_do_not_exceed_whatever_the_order_in_which_they_came() {
        Latencies latencies = new Latencies();
        for (int i = 5_000; i > 0; i--) {
            latencies.add(i * 1_000L);
        }
        assertThat(latencies.count()).isEqualTo(5_000);
        assertThat(latencies.millis(0.5)).isEqualTo(2_500);
        assertThat(latencies.millis(0.99)).isEqualTo(4_950);
        assertThat(latencies.millis(1)).isEqualTo(5_000);
        assertThat(latencies.millis(0)).isEqualTo(1);
    }

    @Test
    void of_nothing_there_is_no_share() {
        assertThat(new Latencies().millis(0.5)).isNaN();
    }
}
