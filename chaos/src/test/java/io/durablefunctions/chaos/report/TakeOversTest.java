package io.durablefunctions.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.incidents.Incidents.Death;
import io.durablefunctions.chaos.incidents.Incidents.Outage;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeOversTest {

    private static final long SECOND = 1_000_000;

    private static Line begin(long process, long second) {
        return new Line("canary", Long.toString(second), 1, process, "1", true, second * SECOND);
    }

    private static TakeOvers of(Death death, List<Outage> outages) {
        List<Line> lines = List.of(begin(1, 100), begin(1, 101), begin(2, 104), begin(2, 105));
        return TakeOvers.of(List.of("canary"), lines, List.of(death), outages);
    }

    private static Death death(long process, String cause) {
        return new Death(0, process, cause, 102 * SECOND);
    }

    @Test
    void from_the_death_to_the_next_activity_elsewhere() {
        assertThat(of(death(1, "KILL"), List.of()).millis(0.99)).isEqualTo(2_000);
    }

    @Test
    void the_death_of_another_process_is_none() {
        assertThat(of(death(3, "KILL"), List.of()).micros()).isEmpty();
    }

    @Test
    void one_that_ended_in_order_gave_its_instances_back() {
        assertThat(of(death(1, "DRAIN"), List.of()).micros()).isEmpty();
    }

    @Test
    void one_while_the_database_is_down_is_passed_by_and_counted() {
        Outage down = new Outage("DOWN", Outage.DATABASE, 0, 103 * SECOND, 104 * SECOND);
        TakeOvers takeOvers = of(death(1, "KILL"), List.of(down));

        assertThat(takeOvers.micros()).isEmpty();
        assertThat(takeOvers.passedBy()).isEqualTo(1);
    }

    @Test
    void an_outage_of_a_process_that_has_nothing_to_do_with_it_does_not_count() {
        Outage other = new Outage("STOP", 3, 3, 103 * SECOND, 104 * SECOND);

        assertThat(of(death(1, "KILL"), List.of(other)).micros()).hasSize(1);
    }
}
