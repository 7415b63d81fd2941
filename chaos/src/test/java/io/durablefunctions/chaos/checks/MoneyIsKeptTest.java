package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.worker.Transfer;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoneyIsKeptTest {

    private final TestDatabase database = TestDatabase.create();
    private final MoneyIsKept check = new MoneyIsKept(database.source());

    @BeforeEach
    void create() throws SQLException {
        for (String sql : Transfer.TABLES) {
            database.execute(sql);
        }
    }

    private void transfer(String id, RuntimeStatus status, int times) throws SQLException {
        database.instance(id, Transfer.ORCHESTRATOR, TestDatabase.state(status, null));
        for (int i = 0; i < times; i++) {
            database.execute("INSERT INTO chaos_transfer VALUES (?)", id);
        }
    }

    @Test
    void one_that_completed_is_made_once_and_others_are_not() throws SQLException {
        transfer("a", RuntimeStatus.COMPLETED, 1);
        transfer("b", RuntimeStatus.FAILED, 0);
        transfer("c", RuntimeStatus.PENDING, 0);
        database.execute(
                "UPDATE chaos_account SET cents = cents + CASE id WHEN 1 THEN 7 ELSE -7 END WHERE id IN (1, 2)");

        assertThat(check.violations()).isEmpty();
        assertThat(check.completed()).isEqualTo("1");
    }

    @Test
    void one_that_is_made_twice_is_found() throws SQLException {
        transfer("a", RuntimeStatus.COMPLETED, 2);

        assertThat(check.violations()).containsExactly("a COMPLETED and was made 2 times");
    }

    @Test
    void one_that_completed_and_was_not_made_is_found() throws SQLException {
        transfer("a", RuntimeStatus.COMPLETED, 0);

        assertThat(check.violations()).containsExactly("a COMPLETED and was made 0 times");
    }

    @Test
    void one_that_was_made_without_having_completed_is_found() throws SQLException {
        transfer("a", RuntimeStatus.FAILED, 1);
        transfer("b", RuntimeStatus.PENDING, 1);
        database.execute("INSERT INTO chaos_transfer VALUES ('c')");

        assertThat(check.violations())
                .containsExactly(
                        "a FAILED and was made 1 times",
                        "b has not ended and was made 1 times",
                        "c does not exist and was made 1 times");
    }

    @Test
    void money_that_is_gone_is_found() throws SQLException {
        database.execute("UPDATE chaos_account SET cents = cents - 1 WHERE id = 1");

        assertThat(check.violations()).containsExactly("there were 2000000 cents, and there are 1999999");
    }
}
