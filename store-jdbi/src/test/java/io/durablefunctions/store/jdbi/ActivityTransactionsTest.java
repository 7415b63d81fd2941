package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.leased;
import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.ready;
import static io.durablefunctions.store.jdbi.Given.started;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.StartOptions;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.sql.Connection;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an activity writes beside the engine, and the commit that follows, are durable together or not at all. */
@Timeout(120)
class ActivityTransactionsTest {

    private static final String ENTER = "INSERT INTO ledger VALUES ('rent')";

    private final String database = TestServer.newDatabase();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private PostgreSqlStateStore store;
    private ActivityTransactions transactions;

    @BeforeEach
    void open() {
        store = PostgreSqlStateStore.connect(
                database, PostgreSqlOptions.defaults().withActivityConnections(3));
        store.prepare();
        transactions = store.activityTransactions().orElseThrow();
        TestServer.execute(database, "CREATE TABLE ledger (entry text PRIMARY KEY)");
        TestServer.execute(database, "CREATE TABLE line (entry text REFERENCES ledger DEFERRABLE INITIALLY DEFERRED)");
    }

    @AfterEach
    void close() {
        others.shutdownNow();
        store.close();
    }

    private String query(String sql) {
        return TestServer.query(database, sql);
    }

    private String entries() {
        return query("SELECT entry FROM ledger ORDER BY entry");
    }

    private String rows() {
        return query("SELECT count(*) FROM durable_history");
    }

    private Commit turn(long version) {
        return Commit.of(append("a", version, 1));
    }

    @Test
    void both_are_there_afterwards() throws Exception {
        long a = started(store, "a", "me");
        started(store, "receiver", "me");
        Commit commit = new Commit(append("a", a, 1), List.of(ready("child")), List.of(message("receiver", "m")));

        Written.Durable written = (Written.Durable) transactions.run(Acting.sql(ENTER, commit), PATIENCE);

        assertThat(written.version()).isEqualTo(a);
        assertThat(written.starts().get(0)).isInstanceOf(Written.StartResult.Created.class);
        assertThat(written.undelivered()).isEmpty();
        assertThat(entries()).isEqualTo("rent");
        assertThat(rows()).isEqualTo("1");
        assertThat(query("SELECT count(*) FROM durable_inbox")).isEqualTo("1");
    }

    @Test
    void nothing_is_there_before() throws Exception {
        long a = started(store, "a", "me");

        transactions.run(
                new Acting(() -> Acting.execute(ENTER), () -> {
                    assertThat(entries()).isEmpty();
                    return turn(a);
                }),
                PATIENCE);

        assertThat(entries()).isEqualTo("rent");
    }

    @Test
    void the_connection_and_the_handle_are_of_one_transaction_and_plan_like_any_other() throws Exception {
        long a = started(store, "a", "me");
        transactions.run(
                new Acting(
                        () -> {
                            Connection connection = PostgreSqlStateStore.currentConnection();
                            try (var statement = connection.createStatement()) {
                                statement.execute(ENTER);
                            }
                            Handle handle = PostgreSqlStateStore.currentHandle();
                            assertThat(handle.createQuery("SELECT entry FROM ledger")
                                            .mapTo(String.class)
                                            .one())
                                    .isEqualTo("rent");
                            assertThat(PostgreSqlStateStore.currentHandle()).isSameAs(handle);
                            assertThat(handle.createQuery("SHOW enable_seqscan")
                                            .mapTo(String.class)
                                            .one())
                                    .isEqualTo("on");
                            assertThat(handle.<Integer, RuntimeException>inTransaction(
                                            within -> within.execute("INSERT INTO ledger VALUES ('gas')")))
                                    .isEqualTo(1);
                        },
                        () -> turn(a)),
                PATIENCE);
        assertThat(entries()).isEqualTo("gas\nrent");
    }

    @Test
    void what_an_activity_throws_is_thrown_on_and_undoes_what_it_wrote() {
        long a = started(store, "a", "me");
        IllegalArgumentException mistake = new IllegalArgumentException("no");

        assertThatThrownBy(() -> transactions.run(
                        new Acting(
                                () -> {
                                    Acting.execute(ENTER);
                                    throw mistake;
                                },
                                () -> turn(a)),
                        PATIENCE))
                .isSameAs(mistake);

        assertThat(entries()).isEmpty();
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    void without_a_commit_everything_is_undone() throws Exception {
        started(store, "a", "me");
        assertThat(transactions.run(Acting.sql(ENTER, null), PATIENCE)).isEqualTo(new Written.LeaseLost());
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_lease_that_was_lost_meanwhile_undoes_it() throws Exception {
        long a = started(store, "a", "me");

        Written written = transactions.run(
                new Acting(() -> Acting.execute(ENTER), () -> {
                    TestServer.execute(
                            database, "UPDATE durable_state SET execute_after = now(), lease_expires_at = now()");
                    assertThat(store.claim(Given.request("you"))).hasSize(1);
                    return turn(a);
                }),
                PATIENCE);

        assertThat(written).isEqualTo(new Written.LeaseLost());
        assertThat(entries()).isEmpty();
        assertThat(query("SELECT events FROM durable_history")).isEqualTo("[\"TakenOver\"]");
    }

    @Test
    void an_instance_that_has_ended_meanwhile_undoes_it() throws Exception {
        long a = started(store, "a", "me");
        Written written = transactions.run(
                new Acting(() -> Acting.execute(ENTER), () -> {
                    write(store, Given.turn("a", a, 1, new Then.Complete("{}", false)));
                    return Commit.of(Given.turn("a", a, 1, new Then.Complete("{\"x\": 1}", false)));
                }),
                PATIENCE);
        assertThat(written).isEqualTo(new Written.LeaseLost());
        assertThat(entries()).isEmpty();
    }

    @Test
    void data_that_cannot_be_stored_undo_it() throws Exception {
        long a = started(store, "a", "me");
        Commit unstorable = Commit.of(new TurnWrite("a", a, new HistoryRow(1, "\0"), List.of(), new Then.Keep()));

        Written written = transactions.run(Acting.sql(ENTER, unstorable), PATIENCE);

        assertThat(((Written.Failed) written).cause()).isInstanceOf(InvalidPayloadException.class);
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_deferred_constraint_is_the_activitys_failure_and_its_completion_is_not_asked_for() {
        started(store, "a", "me");
        assertThatThrownBy(() -> transactions.run(
                        new Acting(() -> Acting.execute("INSERT INTO line VALUES ('nothing')"), () -> {
                            throw new AssertionError("asked");
                        }),
                        PATIENCE))
                .hasMessageContaining("line_entry_fkey");
    }

    @Test
    void a_deferred_constraint_that_holds_in_the_end_is_no_failure() throws Exception {
        long a = started(store, "a", "me");
        transactions.run(Acting.sql("INSERT INTO line VALUES ('rent'); " + ENTER, turn(a)), PATIENCE);
        assertThat(query("SELECT count(*) FROM line")).isEqualTo("1");
    }

    @Test
    void a_statement_that_failed_and_was_passed_over_in_silence_is_the_activitys_failure() {
        long a = started(store, "a", "me");
        assertThatThrownBy(() -> transactions.run(
                        new Acting(
                                () -> {
                                    try {
                                        Acting.execute("INSERT INTO ledger VALUES (NULL)");
                                    } catch (RuntimeException ignored) {
                                        // as activities do
                                    }
                                },
                                () -> turn(a)),
                        PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use a savepoint");
        assertThat(rows()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET LOCAL search_path = other", "SET LOCAL ROLE pg_monitor"})
    void what_an_activity_sets_for_its_transaction_does_not_hold_for_the_write_of_its_completion(String set)
            throws Exception {
        long a = started(store, "a", "me");
        Acting acting = Acting.sql(ENTER + "; " + set, turn(a));
        assertThat(transactions.run(acting, PATIENCE)).isEqualTo(durable(a));
        assertThat(entries()).isEqualTo("rent");
    }

    @Test
    void the_time_an_activity_gives_its_statements_is_not_that_of_the_write_of_its_completion() throws Exception {
        long a = started(store, "a", "me");
        TestServer.execute(
                database,
                "CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO ledger VALUES"
                        + " (current_setting('statement_timeout')); RETURN NEW; END$$; CREATE TRIGGER tell BEFORE INSERT"
                        + " ON durable_history FOR EACH ROW EXECUTE FUNCTION tell()");
        transactions.run(Acting.sql("SET LOCAL statement_timeout = '7s'; " + ENTER, turn(a)), PATIENCE);
        assertThat(entries()).isEqualTo("30s\nrent");
    }

    @Test
    void a_savepoint_is_for_what_may_fail() throws Exception {
        long a = started(store, "a", "me");
        transactions.run(
                new Acting(
                        () -> {
                            Connection connection = PostgreSqlStateStore.currentConnection();
                            Savepoint before = connection.setSavepoint();
                            try {
                                Acting.execute("INSERT INTO ledger VALUES (NULL)");
                            } catch (RuntimeException ignored) {
                                connection.rollback(before);
                            }
                            Acting.execute(ENTER);
                        },
                        () -> turn(a)),
                PATIENCE);
        assertThat(entries()).isEqualTo("rent");
    }

    private static void misuse(Connection connection, String how) throws Exception {
        switch (how) {
            case "commit" -> connection.commit();
            case "rollback" -> connection.rollback();
            case "close" -> connection.close();
            case "abort" -> connection.abort(Runnable::run);
            case "setAutoCommit" -> connection.setAutoCommit(true);
            case "setTransactionIsolation" -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            case "setReadOnly" -> connection.setReadOnly(true);
            default -> throw new AssertionError(how);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"commit", "rollback", "close", "abort", "setAutoCommit", "setTransactionIsolation", "setReadOnly"
            })
    void its_transaction_is_not_the_activitys_to_end(String how) {
        long a = started(store, "a", "me");
        assertThatThrownBy(() -> transactions.run(
                        new Acting(
                                () -> {
                                    Acting.execute(ENTER);
                                    misuse(PostgreSqlStateStore.currentConnection(), how);
                                },
                                () -> turn(a)),
                        PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(how + "() is not for an activity")
                .hasMessageContaining("Return or throw");
        assertThat(entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", "ROLLBACK", "COMMIT; BEGIN"})
    void not_with_sql_either(String sql) {
        long a = started(store, "a", "me");
        assertThatThrownBy(() -> transactions.run(Acting.sql(sql, turn(a)), PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Leave COMMIT and ROLLBACK to the store");
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    void connection_and_handle_are_of_no_use_after_the_activity() throws Exception {
        long a = started(store, "a", "me");
        AtomicReference<Connection> kept = new AtomicReference<>();
        AtomicReference<Handle> handle = new AtomicReference<>();
        transactions.run(
                new Acting(
                        () -> {
                            kept.set(PostgreSqlStateStore.currentConnection());
                            handle.set(PostgreSqlStateStore.currentHandle());
                        },
                        () -> {
                            assertThatThrownBy(() -> kept.get().createStatement())
                                    .isInstanceOf(IllegalStateException.class)
                                    .hasMessageContaining("has ended");
                            return turn(a);
                        }),
                PATIENCE);
        assertThat(kept.get().isClosed()).isTrue();
        assertThatThrownBy(() -> handle.get().execute(ENTER)).hasStackTraceContaining("");
        assertThat(entries()).isEmpty();
    }

    @Test
    void outside_of_one_there_is_no_transaction() {
        assertThatThrownBy(PostgreSqlStateStore::currentConnection)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@InStoreTransaction");
        assertThatThrownBy(PostgreSqlStateStore::currentHandle).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_database_out_of_reach_is_no_failure_of_the_activity() {
        try (PostgreSqlStateStore away = PostgreSqlStateStore.connect("Host=localhost;Port=1;Database=x;Timeout=1")) {
            assertThatThrownBy(() -> away.activityTransactions()
                            .orElseThrow()
                            .run(Acting.sql(ENTER, null), Duration.ofSeconds(1)))
                    .isInstanceOf(StateStoreException.class);
        }
    }

    @Test
    void the_engine_writes_on_while_as_many_activities_as_may_hold_their_transactions() throws Exception {
        CountDownLatch acting = new CountDownLatch(3);
        CountDownLatch mayEnd = new CountDownLatch(1);
        long[] versions = {started(store, "a", "me"), started(store, "b", "me"), started(store, "c", "me")};
        List<Future<Written>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String id = List.of("a", "b", "c").get(i);
            long version = versions[i];
            all.add(others.submit(() -> transactions.run(
                    new Acting(
                            () -> {
                                Acting.execute("INSERT INTO ledger VALUES ('" + id + "')");
                                acting.countDown();
                                mayEnd.await();
                            },
                            () -> Commit.of(append(id, version, 1))),
                    PATIENCE)));
        }
        acting.await();

        assertThatThrownBy(() -> transactions.run(Acting.sql(ENTER, null), PATIENCE))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("activityConnections");
        long d = started(store, "d", "me");
        assertThat(write(store, append("d", d, 1))).isEqualTo(durable(d));
        assertThat(store.claim(Given.request("you"))).isEmpty();
        mayEnd.countDown();

        for (int i = 0; i < 3; i++) {
            assertThat(all.get(i).get()).isEqualTo(durable(versions[i]));
        }
        assertThat(entries()).isEqualTo("a\nb\nc");
    }

    @Test
    void a_batch_goes_around_what_meets_the_lock_of_an_unfinished_activity() throws Exception {
        long a = started(store, "a", "me");
        List<Long> versions = List.of(started(store, "b", "me"), started(store, "c", "me"), started(store, "d", "me"));
        AtomicReference<List<Written>> batch = new AtomicReference<>();

        Written written = transactions.run(
                new Acting(
                        () -> store.joining(PostgreSqlStateStore.currentConnection())
                                .start("Order", StartOptions.id("met"), "1"),
                        () -> {
                            batch.set(store.write(
                                    List.of(
                                            Commit.of(append("b", versions.get(0), 1)),
                                            Commit.of(append("c", versions.get(1), 1)),
                                            Commit.of(leased("met", "me")),
                                            Commit.of(append("d", versions.get(2), 1))),
                                    PATIENCE));
                            return turn(a);
                        }),
                PATIENCE);

        assertThat(written).isEqualTo(durable(a));
        assertThat(batch.get().get(0)).isEqualTo(durable(versions.get(0)));
        assertThat(batch.get().get(1)).isEqualTo(durable(versions.get(1)));
        assertThat(((Written.Failed) batch.get().get(2)).cause())
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("locked by another transaction");
        assertThat(batch.get().get(3)).isEqualTo(durable(versions.get(2)));
        assertThat(((Written.Durable) write(store, Commit.of(leased("met", "me"))))
                        .starts()
                        .get(0))
                .isInstanceOf(Written.StartResult.Exists.class);
    }

    @Test
    void its_commit_tries_again_what_meets_a_lock_and_keeps_what_the_activity_wrote() throws Exception {
        long a = started(store, "a", "me");
        try (Connection holder = TestServer.connect(database);
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("INSERT INTO durable_history VALUES ('a', 1, 9, '[]')");
            Future<Written> waiting = others.submit(() -> transactions.run(Acting.sql(ENTER, turn(a)), PATIENCE));
            others.submit(() -> {
                        while (query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND"
                                        + " wait_event_type = 'Lock' AND statement_timestamp() - state_change >"
                                        + " interval '800 ms'")
                                .isEmpty()) {
                            Thread.onSpinWait();
                        }
                        while (!query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND"
                                        + " wait_event_type = 'Lock' AND statement_timestamp() - state_change >"
                                        + " interval '800 ms'")
                                .isEmpty()) {
                            Thread.onSpinWait();
                        }
                        return null;
                    })
                    .get();
            holder.rollback();
            assertThat(waiting.get()).isEqualTo(durable(a));
        }
        assertThat(entries()).isEqualTo("rent");
    }

    @Test
    void a_host_that_stops_in_the_middle_holds_its_locks_no_longer_than_it_may_be_idle() throws Exception {
        try (PostgreSqlStateStore brief = PostgreSqlStateStore.connect(
                database, PostgreSqlOptions.defaults().withIdleInTransactionTimeout(Duration.ofSeconds(2)))) {
            long a = started(store, "a", "me");
            Written written = brief.activityTransactions()
                    .orElseThrow()
                    .run(
                            new Acting(() -> Acting.execute(ENTER), () -> {
                                while (!query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                                                + " AND state = 'idle in transaction'")
                                        .isEmpty()) {
                                    Thread.onSpinWait();
                                }
                                return turn(a);
                            }),
                            PATIENCE);
            assertThat(((Written.Failed) written).cause()).isInstanceOf(StateStoreException.class);
        }
        assertThat(entries()).isEmpty();
        assertThat(rows()).isEqualTo("0");
    }
}
