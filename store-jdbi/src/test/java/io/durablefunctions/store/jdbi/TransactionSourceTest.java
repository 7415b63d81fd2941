package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A framework begins and ends the transactions of activities. */
@Timeout(120)
class TransactionSourceTest {

    private final String database = TestServer.newDatabase();
    private final DataSource source = source();
    private final Framework framework = new Framework(source);
    private final PostgreSqlStateStore store = PostgreSqlStateStore.of(source, PostgreSqlOptions.defaults(), framework);

    private DataSource source() {
        ConnectionSettings settings = ConnectionSettings.parse(database);
        PGSimpleDataSource simple = new PGSimpleDataSource();
        simple.setUrl(settings.url());
        simple.setUser(settings.properties().getProperty("user"));
        simple.setPassword(settings.properties().getProperty("password"));
        return simple;
    }

    /** Has transactions bound to a thread, keeps entries in memory until it flushes, and may be told to roll back only. */
    private static final class Framework implements TransactionSource {

        private static final ThreadLocal<Framework> BOUND = new ThreadLocal<>();

        private final DataSource source;
        private final List<String> unflushed = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private int isolation = Connection.TRANSACTION_READ_COMMITTED;
        private boolean autoCommit;
        private boolean rollbackOnly;
        private @Nullable RuntimeException afterCommit;

        Framework(DataSource source) {
            this.source = source;
        }

        static Framework current() {
            return BOUND.get();
        }

        @Override
        public void inTransaction(Work work) throws Exception {
            try (Connection connection = source.getConnection()) {
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(autoCommit);
                BOUND.set(this);
                try {
                    work.act(connection);
                    flush(connection);
                    work.record(connection);
                } catch (Throwable thrown) {
                    if (!autoCommit) {
                        connection.rollback();
                    }
                    told.add("rolled back");
                    throw thrown;
                } finally {
                    BOUND.remove();
                }
                connection.commit();
                told.add("committed");
                if (afterCommit != null) {
                    throw afterCommit;
                }
            }
        }

        private void flush(Connection connection) throws SQLException {
            if (rollbackOnly) {
                throw new IllegalStateException("marked for rollback");
            }
            try (var statement = connection.prepareStatement("INSERT INTO ledger VALUES (?)")) {
                for (String entry : unflushed) {
                    statement.setString(1, entry);
                    statement.execute();
                }
            }
        }
    }

    @BeforeEach
    void open() {
        store.prepare();
        TestServer.execute(database, "CREATE TABLE ledger (entry text PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String entries() {
        return TestServer.query(database, "SELECT entry FROM ledger ORDER BY entry");
    }

    private Written pay(Acting.Action action) throws Exception {
        long a = started(store, "a", "me");
        return store.activityTransactions()
                .orElseThrow()
                .run(new Acting(action, () -> Commit.of(append("a", a, 1))), PATIENCE);
    }

    @Test
    void what_it_has_in_memory_and_what_is_written_by_hand_is_committed_with_the_completion() throws Exception {
        Written written = pay(() -> {
            Framework.current().unflushed.add("rent");
            Acting.execute("INSERT INTO ledger VALUES ('gas')");
        });
        assertThat(written).isInstanceOf(Written.Durable.class);
        assertThat(framework.told).containsExactly("committed");
        assertThat(entries()).isEqualTo("gas\nrent");
        assertThat(TestServer.query(database, "SELECT count(*) FROM durable_history"))
                .isEqualTo("1");
    }

    @Test
    void what_it_cannot_flush_is_the_activitys_failure() {
        framework.unflushed.add("rent");
        assertThatThrownBy(() -> pay(() -> Acting.execute("INSERT INTO ledger VALUES ('rent')")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("ledger_pkey");
        assertThat(framework.told).containsExactly("rolled back");
        assertThat(entries()).isEmpty();
    }

    @Test
    void one_that_is_marked_for_rollback_is_the_activitys_failure() {
        assertThatThrownBy(() -> pay(() -> {
                    Acting.execute("INSERT INTO ledger VALUES ('gas')");
                    framework.rollbackOnly = true;
                }))
                .hasMessage("marked for rollback");
        assertThat(entries()).isEmpty();
    }

    @Test
    void what_it_throws_after_it_has_committed_is_settled() throws Exception {
        framework.afterCommit = new IllegalStateException("a listener failed");
        assertThat(pay(() -> Acting.execute("INSERT INTO ledger VALUES ('gas')")))
                .isInstanceOf(Written.Durable.class);
        assertThat(entries()).isEqualTo("gas");
    }

    @Test
    void a_transaction_that_would_not_see_a_take_over_is_refused_before_the_activity() {
        framework.isolation = Connection.TRANSACTION_REPEATABLE_READ;
        assertThatThrownBy(() -> pay(() -> {
                    throw new AssertionError("acted");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("repeatable read")
                .hasMessageContaining("READ COMMITTED");
    }

    @Test
    void a_connection_in_auto_commit_mode_is_refused_before_the_activity() {
        framework.autoCommit = true;
        assertThatThrownBy(() -> pay(() -> {
                    throw new AssertionError("acted");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auto-commit");
    }

    @Test
    void one_that_calls_nothing_is_told_so() {
        try (PostgreSqlStateStore idle = PostgreSqlStateStore.of(source, PostgreSqlOptions.defaults(), work -> {})) {
            assertThatThrownBy(
                            () -> idle.activityTransactions().orElseThrow().run(Acting.sql("SELECT 1", null), PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("without having called");
        }
    }

    @Test
    void one_that_cannot_begin_is_out_of_reach() {
        TransactionSource broken = work -> {
            throw new SQLException("no connection", "08001");
        };
        try (PostgreSqlStateStore away = PostgreSqlStateStore.of(source, PostgreSqlOptions.defaults(), broken)) {
            assertThatThrownBy(
                            () -> away.activityTransactions().orElseThrow().run(Acting.sql("SELECT 1", null), PATIENCE))
                    .isInstanceOf(StateStoreException.class);
        }
    }

    @Test
    void on_a_data_source_without_a_framework_the_store_does_it_itself() throws Exception {
        try (PostgreSqlStateStore own = PostgreSqlStateStore.of(source)) {
            long a = started(own, "a", "me");
            Acting pay = Acting.sql("INSERT INTO ledger VALUES ('rent')", Commit.of(append("a", a, 1)));
            assertThat(own.activityTransactions().orElseThrow().run(pay, PATIENCE))
                    .isEqualTo(durable(a));
        }
        assertThat(entries()).isEqualTo("rent");
    }
}
