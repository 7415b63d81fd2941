package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkIsClaimedTest {

    private final TestDatabase database = TestDatabase.create();
    private final WorkIsClaimed check = new WorkIsClaimed(database.source(), Duration.ofSeconds(6));

    private void due() throws SQLException {
        database.instance("a", "F", TestDatabase.state(RuntimeStatus.PENDING, null));
    }

    private void look(int seconds) throws SQLException {
        check.look(Duration.ofSeconds(seconds));
    }

    @Test
    void one_that_nobody_claims_is_found_once() throws SQLException {
        due();
        look(1);
        look(5);
        assertThat(check.violations()).isEmpty();
        look(2);
        look(2);

        assertThat(check.violations()).containsExactly("a 1 was due for PT7S and nobody claimed it");
    }

    @Test
    void the_time_without_a_database_or_a_host_does_not_count() throws SQLException {
        due();
        look(1);
        look(0);
        look(0);
        look(5);

        assertThat(check.violations()).isEmpty();
    }

    @Test
    void a_claim_begins_the_time_anew() throws SQLException {
        due();
        look(1);
        look(5);
        database.execute("UPDATE durable_state SET version = version + 1");
        look(5);
        look(5);

        assertThat(check.violations()).isEmpty();
    }

    @Test
    void one_that_is_not_due_may_wait() throws SQLException {
        due();
        database.execute("UPDATE durable_state SET execute_after = 'infinity'");
        look(10);
        look(10);

        assertThat(check.violations()).isEmpty();
    }
}
