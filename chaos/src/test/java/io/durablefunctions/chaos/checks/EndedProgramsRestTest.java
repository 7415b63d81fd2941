package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndedProgramsRestTest {

    private static final long END = 100;

    private final TestDatabase database = TestDatabase.create();

    private List<String> violations(RuntimeStatus status, String key, long micros, boolean wasStopped)
            throws SQLException {
        database.instance("a", "Program", TestDatabase.state(status, "[]"));
        Line line = new Line("a", key, 2, 7, "1", true, micros);
        return new EndedProgramsRest(
                        database.source(),
                        Map.of("a", Program.of(new Step.Call(1))),
                        id -> id,
                        Map.of("a", END),
                        List.of(line),
                        any -> wasStopped)
                .violations();
    }

    @Test
    void the_last_activity_of_a_program_that_begins_again_after_its_end_is_found() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "root/0", 101, false))
                .containsExactly("a began root/0 in process 7 at 101, and a had ended by 100");
    }

    @Test
    void before_the_end_was_seen_it_may_begin_again() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "root/0", 99, false)).isEmpty();
    }

    @Test
    void what_the_program_did_not_need_may_begin() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "root/1.r0", 101, false)).isEmpty();
    }

    @Test
    void one_that_was_terminated_needed_nothing() throws SQLException {
        assertThat(violations(RuntimeStatus.TERMINATED, "root/0", 101, false)).isEmpty();
    }

    @Test
    void a_process_that_had_been_stopped_cannot_know_better() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "root/0", 101, true)).isEmpty();
    }
}
