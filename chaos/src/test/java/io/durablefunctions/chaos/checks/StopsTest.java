package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.incidents.Incidents.Outage;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopsTest {

    private static final long SECOND = 1_000_000;
    private static final Outage STOP = new Outage(Stops.KIND, 0, 1, 10 * SECOND, 20 * SECOND);

    private final Stops stops = new Stops(List.of(STOP), 2);

    private static Line begun(long process, String key, long micros) {
        return new Line("a", key, 1, process, "1", true, micros);
    }

    @Test
    void what_a_process_begins_when_it_goes_on_is_excused() {
        assertThat(stops.test(begun(1, "0", 20 * SECOND + 1))).isTrue();
        assertThat(stops.excused()).isEqualTo(1);
    }

    @Test
    void what_it_begins_later_is_not() {
        assertThat(stops.test(begun(1, "0", 22 * SECOND))).isFalse();
    }

    @Test
    void what_another_process_begins_is_not() {
        assertThat(stops.test(begun(2, "0", 20 * SECOND + 1))).isFalse();
    }

    @Test
    void an_outage_of_another_kind_excuses_nothing() {
        Outage cut = new Outage("PARTITION", 0, 1, 10 * SECOND, 20 * SECOND);

        assertThat(new Stops(List.of(cut), 2).test(begun(1, "0", 15 * SECOND))).isFalse();
    }

    @Test
    void more_than_a_process_has_threads_for_is_not_excused() {
        assertThat(stops.test(begun(1, "0", 20 * SECOND + 1))).isTrue();
        assertThat(stops.test(begun(1, "1", 20 * SECOND + 2))).isTrue();
        assertThat(stops.test(begun(1, "2", 20 * SECOND + 3))).isFalse();
        assertThat(stops.test(begun(1, "1", 20 * SECOND + 2))).isTrue();
    }
}
