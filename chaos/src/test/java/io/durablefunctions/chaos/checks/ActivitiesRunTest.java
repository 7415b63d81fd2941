package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActivitiesRunTest {

    private static final Program TWO_CALLS = Program.of(new Step.Call(1), new Step.Call(2));

    private final TestDatabase database = TestDatabase.create();

    private static Line line(String key, long process, boolean begins, long micros) {
        return new Line("a", key, 1, process, "1", begins, micros);
    }

    private static List<Line> run(String key, long micros) {
        return List.of(line(key, 1, true, micros), line(key, 1, false, micros + 1));
    }

    private ActivitiesRun check(List<Line> lines, long stopped) throws SQLException {
        database.instance("a", "Program", TestDatabase.state(RuntimeStatus.COMPLETED, "[]"));
        return new ActivitiesRun(
                database.source(), Map.of("a", TWO_CALLS), id -> id, lines, line -> line.process() == stopped);
    }

    private static List<Line> all(List<Line> first, List<Line> second, Line... more) {
        return Stream.of(first, second, List.of(more)).flatMap(List::stream).toList();
    }

    @Test
    void each_once_in_order_is_right_and_so_is_once_more_before_the_next() throws SQLException {
        List<Line> lines =
                all(run("root/0", 1), run("root/0", 3), line("root/1", 1, true, 5), line("root/1", 1, false, 6));

        assertThat(check(lines, 0).violations()).isEmpty();
    }

    @Test
    void an_activity_that_never_ran_is_found() throws SQLException {
        assertThat(check(run("root/0", 1), 0).violations()).containsExactly("a has completed and never ran root/1");
    }

    @Test
    void an_activity_that_did_not_get_to_its_end_has_not_run() throws SQLException {
        List<Line> lines = all(run("root/0", 1), List.of(line("root/1", 1, true, 3)));

        assertThat(check(lines, 0).violations()).containsExactly("a has completed and never ran root/1");
    }

    @Test
    void an_activity_that_is_not_in_the_program_is_found() throws SQLException {
        List<Line> lines = all(run("root/0", 1), run("root/1", 3), line("root/9", 1, false, 5));

        assertThat(check(lines, 0).violations()).containsExactly("a ran root/9, which is not in it");
    }

    @Test
    void an_activity_that_begins_again_after_the_next_one_is_found() throws SQLException {
        List<Line> lines = all(run("root/0", 1), run("root/1", 3), line("root/0", 2, true, 5));

        assertThat(check(lines, 0).violations())
                .singleElement()
                .asString()
                .contains("a began root/0 in process 2 at 5, after root/1 had begun");
    }

    @Test
    void a_process_that_had_been_stopped_cannot_know_better() throws SQLException {
        List<Line> lines = all(run("root/0", 1), run("root/1", 3), line("root/0", 2, true, 5));

        assertThat(check(lines, 2).violations()).isEmpty();
    }
}
