package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.testing.StateStoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application's own pool, whose connections are not in auto-commit mode. */
class ManualCommitStateStoreContractTest extends StateStoreContract {

    private static String database = "";
    private static HikariDataSource pool;

    @BeforeAll
    static void open() {
        database = TestServer.newDatabase();
        ConnectionSettings settings = ConnectionSettings.parse(database);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(settings.properties());
        config.setAutoCommit(false);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(30);
        pool = new HikariDataSource(config);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    protected StateStore newStore() {
        return PostgreSqlStateStore.of(pool);
    }

    @Test
    void others_see_a_renewed_lease_and_nothing_is_left_in_a_transaction() {
        try (StateStore store = newStore()) {
            store.prepare();
            long version = started(store, "renewed", "me");
            assertThat(store.renew(List.of(new Lease("renewed", version)), Duration.ofDays(2)))
                    .hasSize(1);
            store.sweep();
            store.rouse(List.of("renewed"));
            store.release("renewed");
            assertThat(TestServer.query(
                            database,
                            "SELECT lease_expires_at > now() + interval '1 day' FROM durable_state"
                                    + " WHERE instance_id = 'renewed'"))
                    .isEqualTo("t");
            assertThat(TestServer.query(
                            database,
                            "SELECT query FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND state LIKE 'idle in transaction%'"))
                    .isEmpty();
        }
    }

    @Test
    void an_activity_and_its_completion_are_committed_together() throws Exception {
        try (StateStore store = newStore()) {
            store.prepare();
            TestServer.execute(database, "CREATE TABLE ledger (entry text PRIMARY KEY)");
            long version = started(store, "paying", "me");
            Acting pay = Acting.sql("INSERT INTO ledger VALUES ('rent')", Commit.of(append("paying", version, 1)));
            assertThat(store.activityTransactions().orElseThrow().run(pay, Given.PATIENCE))
                    .isEqualTo(durable(version));
            assertThat(TestServer.query(database, "SELECT entry FROM ledger")).isEqualTo("rent");
        }
    }

    @Test
    void the_application_gets_its_connections_as_it_has_configured_them() throws SQLException {
        try (StateStore store = newStore()) {
            store.prepare();
            store.now();
        }
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }
}
