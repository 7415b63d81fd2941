package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesAreKeptTest {

    private static final Event RAISED = new Event.EventRaised("e", new Payload("1"));

    private final TestDatabase database = TestDatabase.create();

    private static Entry raise(Outcome outcome) {
        return new Entry(new Operation(Operation.Kind.RAISE, "a", "e", "1"), "test", Answer.of(outcome), 0);
    }

    private List<String> violations(Entry... log) throws SQLException {
        return new MessagesAreKept(database.source(), List.of(log), Set.of(), id -> false).violations();
    }

    private void ended(Event... history) throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.COMPLETED, "1", history));
    }

    @Test
    void an_event_that_was_consumed_once_is_right() throws SQLException {
        ended(RAISED);

        assertThat(violations(raise(Outcome.DONE))).isEmpty();
    }

    @Test
    void an_event_that_was_set_aside_is_right() throws SQLException {
        ended();
        database.mail("a", "m", RAISED);
        database.execute("UPDATE durable_inbox SET dead_reason = 'too late'");

        assertThat(violations(raise(Outcome.DONE))).isEmpty();
    }

    @Test
    void an_acknowledged_event_that_is_lost_is_found() throws SQLException {
        ended();

        assertThat(violations(raise(Outcome.DONE))).singleElement().asString().contains("arrived 0 times");
    }

    @Test
    void an_event_may_have_been_consumed_before_its_instance_continued_as_new_if_it_waited_for_it()
            throws SQLException {
        ended();
        List<Entry> log = List.of(raise(Outcome.DONE));

        assertThat(new MessagesAreKept(database.source(), log, Set.of(), id -> true).violations())
                .isEmpty();
        assertThat(new MessagesAreKept(database.source(), log, Set.of("e"), id -> true).violations())
                .hasSize(1);
    }

    @Test
    void an_event_that_was_consumed_twice_is_found() throws SQLException {
        ended(RAISED, RAISED);

        assertThat(violations(raise(Outcome.DONE))).singleElement().asString().contains("arrived 2 times");
    }

    @Test
    void an_event_of_which_nobody_knows_may_arrive_or_not() throws SQLException {
        ended(RAISED);

        assertThat(violations(raise(Outcome.DONE), raise(Outcome.UNKNOWN))).isEmpty();
        assertThat(violations(raise(Outcome.UNKNOWN), raise(Outcome.UNKNOWN))).isEmpty();
    }

    @Test
    void mail_that_an_ended_instance_left_is_found() throws SQLException {
        ended();
        database.mail("a", "m", RAISED);

        assertThat(violations(raise(Outcome.DONE)))
                .singleElement()
                .asString()
                .contains("a has ended and left the message");
    }

    @Test
    void mail_of_nobody_is_found() throws SQLException {
        database.mail("ghost", "m", RAISED);

        assertThat(violations()).singleElement().asString().contains("ghost belongs to no instance");
    }
}
