package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JournalIsDenseTest {

    private static final Event TURN = new Event.TurnStarted(TestDatabase.NOON);

    private final TestDatabase database = TestDatabase.create();
    private final JournalIsDense check = new JournalIsDense(database.source());

    @Test
    void a_dense_journal_of_a_running_instance_is_right() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.row("a", 1, TURN);
        database.row("a", 2, TURN);

        assertThat(check.violations()).isEmpty();
    }

    @Test
    void a_gap_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.row("a", 1, TURN);
        database.row("a", 3, TURN);

        assertThat(check.violations()).singleElement().asString().contains("a has the rows 1 to 3, 2 of them");
    }

    @Test
    void a_first_row_that_is_missing_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.row("a", 2, TURN);

        assertThat(check.violations()).singleElement().asString().contains("should begin with 1");
    }

    @Test
    void rows_of_those_who_had_it_one_after_the_other_are_right() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.execute("UPDATE durable_state SET version = 6");
        database.rowOfVersion(4, "a", 1, TURN);
        database.rowOfVersion(4, "a", 2, TURN);
        database.rowOfVersion(5, "a", 3, TURN);

        assertThat(check.violations()).isEmpty();
    }

    @Test
    void a_dense_row_of_one_who_had_lost_the_lease_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.execute("UPDATE durable_state SET version = 5");
        database.rowOfVersion(5, "a", 1, TURN);
        database.rowOfVersion(4, "a", 2, TURN);

        assertThat(check.violations()).containsExactly("the row 2 of a has version 4, and the row before it has 5");
    }

    @Test
    void a_row_of_a_version_that_is_still_to_come_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.rowOfVersion(2, "a", 1, TURN);

        assertThat(check.violations()).containsExactly("the row 1 of a has version 2, and a has 1");
    }

    @Test
    void a_row_of_an_instance_that_has_ended_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.COMPLETED, "1"));
        database.row("a", 1, TURN);

        assertThat(check.violations()).containsExactly("a has ended and left the row 1");
    }

    @Test
    void a_row_of_nobody_is_found() throws SQLException {
        database.row("ghost", 1, TURN);

        assertThat(check.violations()).containsExactly("the row 1 of ghost belongs to no instance");
    }
}
