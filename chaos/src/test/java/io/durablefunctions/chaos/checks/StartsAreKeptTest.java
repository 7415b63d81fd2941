package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartsAreKeptTest {

    private final TestDatabase database = TestDatabase.create();

    private static Entry start(String id, Outcome outcome) {
        return new Entry(new Operation(Operation.Kind.START, id, "F", ""), "test", Answer.of(outcome), 0);
    }

    private List<String> violations(Entry... log) throws SQLException {
        return new StartsAreKept(database.source(), List.of(log)).violations();
    }

    @Test
    void an_acknowledged_start_that_is_lost_is_found() throws SQLException {
        assertThat(violations(start("a", Outcome.DONE))).containsExactly("a F was acknowledged and does not exist");
    }

    @Test
    void a_start_that_became_something_else_is_found() throws SQLException {
        database.instance("a", "G", TestDatabase.state(RuntimeStatus.PENDING, null));

        assertThat(violations(start("a", Outcome.UNKNOWN), start("a", Outcome.DONE)))
                .hasSize(1);
    }

    @Test
    void a_start_that_failed_and_happened_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));

        assertThat(violations(start("a", Outcome.FAILED))).containsExactly("a F was said to have failed and exists");
    }

    @Test
    void a_start_of_which_nobody_knows_may_be_either() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));

        assertThat(violations(start("a", Outcome.UNKNOWN), start("b", Outcome.UNKNOWN)))
                .isEmpty();
    }
}
