package io.durablefunctions.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest {

    @Test
    void the_time_from_the_first_that_was_due_to_the_last_that_fired_is_told_once() {
        Lateness lateness = new Lateness();
        lateness.fired(2_000_000, 2_100_000);
        lateness.fired(1_000_000, 4_000_000);
        assertThat(lateness.take())
                .containsEntry("fired", 2.0)
                .containsEntry("seconds", 3.0)
                .containsEntry("p50", 100.0)
                .containsEntry("max", 3_000.0);
        assertThat(lateness.take()).containsEntry("fired", 0.0).containsEntry("seconds", Double.NaN);
    }

    @Test
    void an_instance_is_numbered_by_the_end_of_its_id() {
        assertThat(Lateness.number("timer-together-17")).isEqualTo(17);
    }
}
