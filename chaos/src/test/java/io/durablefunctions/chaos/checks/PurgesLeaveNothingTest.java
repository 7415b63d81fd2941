package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgesLeaveNothingTest {

    private final TestDatabase database = TestDatabase.create();
    private final PurgesLeaveNothing check = new PurgesLeaveNothing(database.source(), List.of("a"));

    @Test
    void what_others_have_is_no_matter() throws SQLException {
        database.instance("b", "F", TestDatabase.state(RuntimeStatus.COMPLETED, "1"));

        assertThat(check.violations()).isEmpty();
    }

    @Test
    void each_table_in_which_something_is_left_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.COMPLETED, "1"));
        database.row("a", 1, new Event.TurnStarted(TestDatabase.NOON));
        database.mail("a", "m", new Event.EventRaised("e", new Payload("1")));

        assertThat(check.violations())
                .containsExactly(
                        "a was purged and is left in durable_history",
                        "a was purged and is left in durable_inbox",
                        "a was purged and is left in durable_state");
    }
}
