package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.Step;
import io.durablefunctions.testing.workload.Workload;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoriesReplayTest {

    private static final Event TURN = new Event.TurnStarted(TestDatabase.NOON);
    private static final Event SCHEDULED = new Event.ActivityScheduled(0, "Work.next", new Payload("[\"root/0\",1]"));
    private static final Event DONE = new Event.ActivityCompleted(0, new Payload("\"root/0=2\""));

    private final TestDatabase database = TestDatabase.create();

    private List<String> violations(RuntimeStatus status, String output, Event... history) throws SQLException {
        Payload input = new Payload(Workload.input(Program.of(new Step.Call(1))));
        DurableStateDto state = new DurableStateDto(
                status,
                input,
                "start",
                null,
                Map.of(),
                0,
                0,
                List.of(),
                new Payload(output),
                null,
                null,
                null,
                null,
                List.of(history),
                false);
        database.instance("a", Workload.ORCHESTRATOR, state);
        return new HistoriesReplay(database.source(), Workload.orchestrator()).violations();
    }

    @Test
    void the_history_of_the_output_is_right() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "[\"root/0=2\"]", TURN, SCHEDULED, TURN, DONE))
                .isEmpty();
    }

    @Test
    void an_output_that_the_history_does_not_give_is_found() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "[\"root/0=3\"]", TURN, SCHEDULED, TURN, DONE))
                .hasSize(1);
    }

    @Test
    void an_answer_that_is_missing_is_found() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "[\"root/0=2\"]", TURN, SCHEDULED))
                .hasSize(1);
    }

    @Test
    void a_decision_that_the_code_does_not_make_is_found() throws SQLException {
        Event other = new Event.ActivityScheduled(0, "Work.echo", new Payload("[\"root/0\",\"x\"]"));

        assertThat(violations(RuntimeStatus.COMPLETED, "[\"root/0=2\"]", TURN, other, TURN, DONE))
                .hasSize(1);
    }

    @Test
    void what_a_terminated_one_never_saw_is_left_out() throws SQLException {
        assertThat(violations(RuntimeStatus.TERMINATED, "null", TURN, SCHEDULED, DONE, new Event.Terminated("chaos")))
                .isEmpty();
    }
}
