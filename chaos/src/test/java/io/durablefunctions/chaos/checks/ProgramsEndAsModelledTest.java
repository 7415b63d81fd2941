package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgramsEndAsModelledTest {

    private final TestDatabase database = TestDatabase.create();

    private List<String> violations(RuntimeStatus status, @Nullable String output, Entry... log) throws SQLException {
        database.instance("a", "Program", TestDatabase.state(status, output));
        Program program = Program.of(new Step.Call(1));
        return new ProgramsEndAsModelled(database.source(), Map.of("a", program), List.of(log)).violations();
    }

    @Test
    void the_right_trace_is_right() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "[\"root/0=2\"]")).isEmpty();
    }

    @Test
    void a_wrong_value_is_found() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "[\"root/0=3\"]")).isNotEmpty();
    }

    @Test
    void a_step_that_is_missing_is_found() throws SQLException {
        assertThat(violations(RuntimeStatus.COMPLETED, "[]")).isNotEmpty();
    }

    @Test
    void a_failure_that_cannot_be_is_found() throws SQLException {
        assertThat(violations(RuntimeStatus.FAILED, null)).isNotEmpty();
    }

    @Test
    void a_termination_is_right_only_if_somebody_asked_for_it() throws SQLException {
        assertThat(violations(RuntimeStatus.TERMINATED, null)).isNotEmpty();
    }

    @Test
    void a_termination_that_somebody_asked_for_is_right() throws SQLException {
        Operation terminate = new Operation(Operation.Kind.TERMINATE, "a", "chaos", "");

        assertThat(violations(
                        RuntimeStatus.TERMINATED, null, new Entry(terminate, "test", Answer.of(Outcome.UNKNOWN), 0)))
                .isEmpty();
    }
}
