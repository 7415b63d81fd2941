package io.durablefunctions.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.incidents.Incidents.Death;
import io.durablefunctions.chaos.incidents.Incidents.Outage;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeOversTest {

    private static final long SECOND = 1_000_000;
    private static final long DEATH = 102 * SECOND;
    private static final long END = 200 * SECOND;
    private static final Duration MOST = Duration.ofSeconds(5);

    private static Line begin(long process, long second) {
        return new Line("canary", Long.toString(second), 1, process, "1", true, second * SECOND);
    }

    private static Outage down(long from, long to) {
        return new Outage("DOWN", Outage.DATABASE, 0, from * SECOND, to * SECOND);
    }

    private static TakeOvers of(List<Line> lines, Death death, long end, Outage... outages) {
        return TakeOvers.of(List.of("canary"), lines, List.of(death), List.of(outages), end, MOST);
    }

    private static TakeOvers of(Death death, Outage... outages) {
        return of(List.of(begin(1, 100), begin(1, 101), begin(2, 104), begin(2, 105)), death, END, outages);
    }

    private static Death death(long process, String cause) {
        return new Death(0, process, cause, DEATH, 137, DEATH);
    }

    private static Death killed() {
        return death(1, Death.KILLED);
    }

    @Test
    void from_the_death_to_the_next_activity_elsewhere() {
        assertThat(of(killed()).millis(0.99)).isEqualTo(2_000);
        assertThat(of(killed()).complaints()).isEmpty();
    }

    @Test
    void the_death_of_another_process_is_none() {
        assertThat(of(death(3, Death.KILLED)).micros()).isEmpty();
    }

    @Test
    void one_that_ended_in_order_gave_its_instances_back() {
        assertThat(of(death(1, "DRAIN")).micros()).isEmpty();
    }

    @Test
    void one_while_the_database_is_down_is_passed_by_and_counted() {
        TakeOvers takeOvers = of(killed(), down(103, 104));

        assertThat(takeOvers.micros()).isEmpty();
        assertThat(takeOvers.passedBy()).isEqualTo(1);
    }

    @Test
    void one_that_was_too_slow_already_when_the_database_went_down_counts() {
        TakeOvers takeOvers = of(List.of(begin(1, 101), begin(2, 140)), killed(), END, down(120, 121));

        assertThat(takeOvers.millis(0.99)).isEqualTo(38_000);
        assertThat(takeOvers.complaints())
                .containsExactly("TOO SLOW The 99th percentile of take-overs is above 5000 ms");
    }

    @Test
    void one_that_never_came_counts_until_the_end() {
        assertThat(of(List.of(begin(1, 101)), killed(), 110 * SECOND).millis(0.99))
                .isEqualTo(8_000);
    }

    @Test
    void one_that_had_time_until_after_the_end_is_passed_by() {
        TakeOvers takeOvers = of(List.of(begin(1, 101)), killed(), 106 * SECOND);

        assertThat(takeOvers.micros()).isEmpty();
        assertThat(takeOvers.passedBy()).isEqualTo(1);
    }

    @Test
    void after_the_end_there_is_nothing_to_take_over() {
        assertThat(of(List.of(begin(1, 101)), killed(), 101 * SECOND).passedBy())
                .isZero();
    }

    @Test
    void an_outage_of_a_process_that_has_nothing_to_do_with_it_does_not_count() {
        Outage other = new Outage("STOP", 3, 3, 103 * SECOND, 104 * SECOND);

        assertThat(of(killed(), other).micros()).hasSize(1);
    }

    @Test
    void a_run_that_measured_too_few_has_shown_nothing() {
        List<Death> deaths = Collections.nCopies(20, killed());
        TakeOvers none = TakeOvers.of(List.of("canary"), List.of(), deaths, List.of(), END, MOST);

        assertThat(none.complaints())
                .containsExactly("TOO FEW Of the take-overs 0 were measured; after 20 deaths there have to be 2");
    }
}
