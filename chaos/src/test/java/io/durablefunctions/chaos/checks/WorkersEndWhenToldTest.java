package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.incidents.Incidents.Death;
import io.durablefunctions.chaos.incidents.Incidents.Outage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkersEndWhenToldTest {

    private static final long SECOND = 1_000_000;

    private static Death death(String cause, int exitCode, long seconds) {
        return new Death(2, 7, cause, 100 * SECOND, exitCode, (100 + seconds) * SECOND);
    }

    private static Outage outage(String kind, int slot) {
        return new Outage(kind, slot, 0, 99 * SECOND, 101 * SECOND);
    }

    private static List<String> violations(Death death, Outage... outages) {
        return new WorkersEndWhenTold(List.of(death), List.of(outages), Duration.ofSeconds(5)).violations();
    }

    @Test
    void those_that_are_killed_and_those_that_are_drained_in_time_are_right() {
        assertThat(violations(death(Death.KILLED, 137, 0))).isEmpty();
        assertThat(violations(death(Death.DRAINED, 143, 4))).isEmpty();
    }

    @Test
    void one_that_ends_by_itself_is_found() {
        assertThat(violations(death(Death.NONE, 1, 0))).containsExactly("process 7 in slot 2 ended with 1, told: NONE");
    }

    @Test
    void one_that_ran_what_ends_its_process_is_right() {
        assertThat(violations(death(Death.NONE, 3, 0), outage("EXIT", Outage.POISON)))
                .isEmpty();
        assertThat(violations(death(Death.DRAINED, 3, 0), outage("EXIT", Outage.POISON)))
                .isEmpty();
    }

    @Test
    void one_that_ran_what_ends_its_process_may_take_its_time_to_end() {
        Death late = new Death(2, 7, Death.NONE, 120 * SECOND, 3, 120 * SECOND);

        assertThat(violations(late, outage("EXIT", Outage.POISON))).isEmpty();
    }

    @Test
    void another_poison_does_not_excuse_an_end() {
        assertThat(violations(death(Death.NONE, 3, 0), outage("MEMORY", Outage.POISON)))
                .hasSize(1);
        assertThat(violations(death(Death.NONE, 1, 0), outage("EXIT", Outage.POISON)))
                .hasSize(1);
    }

    @Test
    void one_that_takes_too_long_to_drain_is_found() {
        assertThat(violations(death(Death.DRAINED, 143, 6)))
                .containsExactly("process 7 in slot 2 ended 6000 ms after it was told to");
    }

    @Test
    void one_that_has_to_be_killed_after_it_was_drained_is_found() {
        assertThat(violations(death(Death.DRAINED, 137, 60)))
                .containsExactly("process 7 in slot 2 ended with 137, told: DRAIN");
    }

    @Test
    void while_the_database_is_down_it_may_take_longer() {
        assertThat(violations(death(Death.DRAINED, 143, 6), outage("DATABASE-DOWN", Outage.DATABASE)))
                .isEmpty();
    }
}
