package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersFireOnceTest {

    private static final Instant NOON = TestDatabase.NOON;
    private static final Event SET = new Event.TimerStarted(0, NOON.plusSeconds(1));
    private static final Event FIRED = new Event.TimerFired(0);

    private final TestDatabase database = TestDatabase.create();

    private static Event turn(int second) {
        return new Event.TurnStarted(NOON.plusSeconds(second));
    }

    private List<String> violations(Event... history) throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.COMPLETED, "1", history));
        return new TimersFireOnce(database.source()).violations();
    }

    @Test
    void a_timer_that_fires_when_it_is_due_is_right() throws SQLException {
        assertThat(violations(turn(0), SET, turn(1), FIRED)).isEmpty();
    }

    @Test
    void a_timer_that_fires_early_is_found() throws SQLException {
        assertThat(violations(turn(0), SET, turn(0), FIRED))
                .singleElement()
                .asString()
                .contains("is due at");
    }

    @Test
    void a_timer_that_fires_twice_is_found() throws SQLException {
        assertThat(violations(turn(0), SET, turn(1), FIRED, turn(2), FIRED)).containsExactly("a: timer 0 fired again");
    }

    @Test
    void a_timer_that_nobody_set_is_found() throws SQLException {
        assertThat(violations(turn(0), FIRED)).containsExactly("a: timer 0 fired and was never set");
    }
}
