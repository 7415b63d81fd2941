package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TerminationsAreKeptTest {

    private static final long NOON = TimeUnit.SECONDS.toMicros(TestDatabase.NOON.getEpochSecond());
    private static final long AFTER_NOON =
            NOON + TimeUnit.NANOSECONDS.toMicros(Duration.ofDays(36_500).toNanos());

    private final TestDatabase database = TestDatabase.create();

    private void ended(RuntimeStatus status) throws SQLException {
        database.instance("a", "F", TestDatabase.state(status, null)); // just now, which is after noon
    }

    private List<String> violations(Outcome outcome, long micros) throws SQLException {
        Operation terminate = new Operation(Operation.Kind.TERMINATE, "a", "chaos", "");
        return new TerminationsAreKept(
                        database.source(), List.of(new Entry(terminate, "test", Answer.of(outcome), micros)))
                .violations();
    }

    @Test
    void one_that_was_terminated_is_right() throws SQLException {
        ended(RuntimeStatus.TERMINATED);

        assertThat(violations(Outcome.DONE, NOON)).isEmpty();
    }

    @Test
    void one_that_completed_after_its_termination_was_acknowledged_is_found() throws SQLException {
        ended(RuntimeStatus.COMPLETED);

        assertThat(violations(Outcome.DONE, NOON))
                .singleElement()
                .asString()
                .startsWith("a ended as COMPLETED at ")
                .endsWith(", after its termination was acknowledged at " + NOON);
    }

    @Test
    void one_that_had_completed_before_is_right() throws SQLException {
        ended(RuntimeStatus.COMPLETED);

        assertThat(violations(Outcome.DONE, AFTER_NOON)).isEmpty();
    }

    @Test
    void a_termination_that_came_at_the_very_end_was_set_aside() throws SQLException {
        ended(RuntimeStatus.COMPLETED);
        database.mail("a", "m", new Event.Terminated("chaos"));
        database.execute("UPDATE durable_inbox SET dead_reason = 'too late'");

        assertThat(violations(Outcome.DONE, NOON)).isEmpty();
    }

    @Test
    void a_termination_of_which_nobody_knows_may_not_have_happened() throws SQLException {
        ended(RuntimeStatus.COMPLETED);

        assertThat(violations(Outcome.UNKNOWN, NOON)).isEmpty();
    }
}
