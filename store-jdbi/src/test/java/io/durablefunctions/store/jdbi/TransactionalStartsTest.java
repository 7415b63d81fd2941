package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.store.StateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances that are started in a transaction of the caller's are there with its rows, or not at all. */
@Timeout(120)
class TransactionalStartsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final String database = TestServer.newDatabase();
    private final PostgreSqlStateStore store = PostgreSqlStateStore.connect(database);
    private final ExecutorService others = Executors.newCachedThreadPool();
    private Connection connection;
    private DurableFunctionClient client;

    @BeforeEach
    void open() throws SQLException {
        store.prepare();
        TestServer.execute(database, "CREATE TABLE orders (id text PRIMARY KEY)");
        connection = TestServer.connect(database);
        connection.setAutoCommit(false);
        client = store.joining(connection);
    }

    @AfterEach
    void close() throws SQLException {
        others.shutdownNow();
        connection.close();
        store.close();
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String instances() {
        return TestServer.query(database, "SELECT instance_id FROM durable_state ORDER BY instance_id");
    }

    private String orders() {
        return TestServer.query(database, "SELECT id FROM orders");
    }

    private DurableFunctionRuntime host() {
        return DurableFunctionRuntime.builder()
                .stateStore(PostgreSqlStateStore.connect(database))
                .orchestrator("Checkout", String.class, String.class, (context, order) -> order + " checked out")
                .start();
    }

    @Test
    void instance_and_row_are_committed_together_and_the_instance_runs() throws SQLException {
        try (DurableFunctionRuntime host = host()) {
            sql("INSERT INTO orders VALUES ('o-1')");
            OrchestrationHandle<String> started = client.start("Checkout", StartOptions.id("checkout-o-1"), "\"o-1\"");
            assertThat(started.instanceId()).isEqualTo("checkout-o-1");
            assertThat(instances()).isEmpty();
            assertThat(host.status("checkout-o-1")).isEmpty();

            connection.commit();

            assertThat(host.handle("checkout-o-1").await(SOON)).isEqualTo("\"o-1 checked out\"");
            assertThat(orders()).isEqualTo("o-1");
        }
    }

    @Test
    void rolled_back_neither_has_ever_been_there() throws SQLException {
        sql("INSERT INTO orders VALUES ('o-1')");
        client.start("Checkout", StartOptions.id("checkout-o-1"), "\"o-1\"");

        connection.rollback();

        assertThat(instances()).isEmpty();
        assertThat(orders()).isEmpty();
        client.start("Checkout", StartOptions.id("checkout-o-1").mustBeNew(), "\"o-1\"");
        connection.commit();
        assertThat(instances()).isEqualTo("checkout-o-1");
    }

    @Test
    void without_an_id_each_start_has_one_of_its_own() throws SQLException {
        OrchestrationHandle<String> one = client.start("Checkout", "1");
        OrchestrationHandle<String> two = client.start("Checkout", "1");
        connection.commit();
        assertThat(instances().lines()).containsExactlyInAnyOrder(one.instanceId(), two.instanceId());
    }

    @Test
    void the_same_id_twice_in_a_transaction_is_one_instance() throws SQLException {
        client.start("Checkout", StartOptions.id("a"), "1");
        assertThat(client.start("Checkout", StartOptions.id("a"), "2").instanceId())
                .isEqualTo("a");
        assertThatThrownBy(() -> client.start("Checkout", StartOptions.id("a").mustBeNew(), "3"))
                .isInstanceOf(InstanceExistsException.class);
        assertThatThrownBy(() -> client.start("Other", StartOptions.id("a"), "3"))
                .isInstanceOf(InstanceExistsException.class)
                .hasMessageContaining("is of Checkout");
        connection.commit(); // a refusal is no failure of the transaction
        assertThat(TestServer.query(database, "SELECT state_json->>'input' FROM durable_state"))
                .isEqualTo("1");
    }

    @Test
    void an_id_that_exists_is_that_instance() throws SQLException {
        client.start("Checkout", StartOptions.id("a"), "1");
        connection.commit();
        client.start("Checkout", StartOptions.id("a"), "2");
        assertThatThrownBy(() -> client.start("Checkout", StartOptions.id("a").mustBeNew(), "3"))
                .isInstanceOf(InstanceExistsException.class)
                .hasMessageContaining("leave out mustBeNew()");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void two_transactions_that_start_one_id_wait_for_one_another(boolean firstIsCommitted) throws Exception {
        client.start("Checkout", StartOptions.id("a"), "1");
        Future<String> second = others.submit(() -> {
            try (Connection other = TestServer.connect(database)) {
                other.setAutoCommit(false);
                store.joining(other).start("Checkout", StartOptions.id("a"), "2");
                other.commit();
                return "committed";
            }
        });
        while (TestServer.query(
                        database,
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type ="
                                + " 'Lock'")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        if (firstIsCommitted) {
            connection.commit();
        } else {
            connection.rollback();
        }
        assertThat(second.get()).isEqualTo("committed");
        assertThat(TestServer.query(database, "SELECT state_json->>'input' FROM durable_state"))
                .isEqualTo(firstIsCommitted ? "1" : "2");
    }

    @Test
    void a_connection_in_auto_commit_mode_is_refused() throws SQLException {
        connection.setAutoCommit(true);
        assertThatThrownBy(() -> client.start("Checkout", StartOptions.id("a"), "1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'a'")
                .hasMessageContaining("setAutoCommit(false)");
        assertThat(instances()).isEmpty();
    }

    @Test
    void a_transaction_that_has_failed_is_refused_by_the_database() throws SQLException {
        assertThatThrownBy(() -> sql("SELECT 1 / 0")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> client.start("Checkout", "1")).isInstanceOf(StateStoreException.class);
    }

    @Test
    void an_input_beyond_the_limits_is_refused_before_anything_is_written() throws SQLException {
        assertThatThrownBy(() -> client.start("Checkout", "{")).isInstanceOf(InvalidPayloadException.class);
        assertThatThrownBy(() -> client.start("Checkout", "\"" + "x".repeat(2_000_000) + "\""))
                .isInstanceOf(InvalidPayloadException.class);
        connection.commit();
        assertThat(instances()).isEmpty();
    }

    @Test
    void the_settings_of_the_transaction_stay_as_they_were() throws SQLException {
        client.start("Checkout", "1");
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('synchronous_commit') || current_setting('lock_timeout')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("on0");
        }
    }

    @Test
    void other_hosts_hear_of_it_with_the_commit_and_not_before() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(2); // the first time when it begins to listen
        StateStore.Subscription hints = store.listen(() -> {
            listening.countDown();
            heard.countDown();
        });
        try {
            listening.await();
            client.start("Checkout", "1");
            assertThat(heard.await(300, TimeUnit.MILLISECONDS)).isFalse();
            connection.commit();
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            hints.close();
        }
    }

    @Test
    void a_delayed_start_is_due_after_its_delay() throws SQLException {
        client.start("Checkout", StartOptions.id("a").after(Duration.ofDays(1)), "1");
        connection.commit();
        assertThat(TestServer.query(
                        database, "SELECT execute_after - created_at > interval '23 hours' FROM durable_state"))
                .isEqualTo("t");
    }

    @Test
    void a_handle_joins_too_and_a_supplier_gives_the_current_one() {
        Jdbi jdbi = Jdbi.create(() -> TestServer.connect(database));
        jdbi.useTransaction(handle -> {
            handle.execute("INSERT INTO orders VALUES ('o-1')");
            store.joining(handle).start("Checkout", StartOptions.id("by-handle"), "1");
            store.joining(handle::getConnection).start("Checkout", StartOptions.id("by-supplier"), "1");
        });
        assertThat(instances()).isEqualTo("by-handle\nby-supplier");
    }

    @Test
    void everything_but_starting_is_for_other_clients() {
        OrchestrationHandle<String> started = client.start("Checkout", StartOptions.id("a"), "1");
        Iterable<Consumer<DurableFunctionClient>> operations = List.of(
                it -> it.handle("a"),
                it -> it.raiseEvent("a", "paid", "1"),
                it -> it.status("a"),
                it -> it.purge("a"),
                it -> started.await(SOON),
                it -> started.status(),
                it -> started.terminate("x"),
                it -> started.suspend("x"),
                it -> started.resume("x"));
        for (Consumer<DurableFunctionClient> operation : operations) {
            assertThatThrownBy(() -> operation.accept(client))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("after the commit");
        }
    }
}
