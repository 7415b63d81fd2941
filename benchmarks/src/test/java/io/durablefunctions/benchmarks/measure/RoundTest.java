package io.durablefunctions.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static Round round(double steps, double p99, Map<String, Double> further) {
        return new Round(steps / 10, steps, 1, p99, further);
    }

    @Test
    void the_median_of_each_quantity_counts_and_the_lowest_and_highest_are_kept() {
        Figure figure = Round.figure(
                "ours",
                "W1",
                16,
                List.of(
                        round(300, 5, Map.of("threads", 7.0, "once", 1.0)),
                        round(100, 9, Map.of("threads", 9.0)),
                        round(200, 1, Map.of("threads", 8.0))));
        assertThat(figure).isEqualTo(new Figure("ours", "W1", 16, 20, 200, 1, 5, 100, 300, Map.of("threads", 8.0)));
    }

    @Test
    void of_two_rounds_it_is_the_middle() {
        Figure figure = Round.figure("ours", "W1", 1, List.of(round(100, 1, Map.of()), round(300, 2, Map.of())));
        assertThat(figure.stepsPerSecond()).isEqualTo(200);
    }

    @Test
    void each_caller_calls_at_least_once() throws Exception {
        Load load = Load.during(Duration.ZERO, 3, () -> {});
        assertThat(load.calls()).isEqualTo(3);
        assertThat(load.millis(0.99)).isPositive();
    }
}
