package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersFireByTheServerTest {

    private static final Instant NOON = TestDatabase.NOON;
    private static final Event SET = new Event.TimerStarted(0, NOON.plusSeconds(1));
    private static final Event FIRED = new Event.TimerFired(0);

    private final TestDatabase database = TestDatabase.create();

    private List<String> violations(String written) throws SQLException {
        database.execute(
                "UPDATE durable_history SET created_at = ?::timestamptz WHERE events LIKE '%TimerFired%'", written);
        return new TimersFireByTheServer(database.source()).violations();
    }

    @Test
    void a_timer_that_fires_when_it_is_due_is_right() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.row("a", 1, SET);
        database.row("a", 2, FIRED);

        assertThat(violations("2026-01-01 12:00:01Z")).isEmpty();
    }

    @Test
    void a_timer_that_fires_early_by_the_server_s_clock_is_found_whatever_the_host_s_clock_says() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
        database.row("a", 1, SET);
        database.row("a", 2, new Event.TurnStarted(NOON.plusSeconds(9)), FIRED);

        assertThat(violations("2026-01-01 12:00:00.9Z"))
                .singleElement()
                .asString()
                .startsWith("a: timer 0 is due at 2026-01-01T12:00:01Z, and was written as fired at ");
    }

    @Test
    void a_timer_that_was_set_in_the_first_turn_and_fires_early_is_found() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null, SET));
        database.row("a", 1, FIRED);

        assertThat(violations("2026-01-01 12:00:00Z")).hasSize(1);
    }
}
