package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.request;
import static io.durablefunctions.store.jdbi.Given.started;
import static io.durablefunctions.store.jdbi.Given.turn;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two connections that meet in the database: one is held up by a lock, the other goes on. */
class RacesTest {

    private final String database = TestServer.newDatabase();
    private final PostgreSqlStateStore store = PostgreSqlStateStore.connect(database);
    private final ExecutorService others = Executors.newCachedThreadPool();

    @BeforeEach
    void prepare() {
        store.prepare();
    }

    @AfterEach
    void close() {
        others.shutdownNow();
        store.close();
    }

    private void sql(String sql) {
        TestServer.execute(database, sql);
    }

    private String query(String sql) {
        return TestServer.query(database, sql);
    }

    private <T> Future<T> meanwhile(Callable<T> work) {
        return others.submit(work);
    }

    private void endLease(String id) {
        sql("UPDATE durable_state SET execute_after = now(), lease_expires_at = now() WHERE instance_id = '" + id
                + "'");
    }

    /** Until a back end of this database waits for a lock. */
    private void untilOneWaits() {
        while (query(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .equals("0")) {
            Thread.onSpinWait();
        }
    }

    /** A transaction in flight, held open by the test. */
    private Connection inFlight(String... statements) throws SQLException {
        Connection connection = TestServer.connect(database);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    @Test
    void a_stalled_append_for_an_instance_that_another_host_has_completed_leaves_no_orphan()
            throws SQLException, ExecutionException, InterruptedException {
        long a = started(store, "a", "me");
        long b = started(store, "b", "me");
        write(store, append("b", b, 1));
        Future<List<Written>> zombie;
        try (Connection holder = inFlight("INSERT INTO durable_history VALUES ('a', 1, 9, '[]')")) {
            zombie = meanwhile(() ->
                    store.write(List.of(Commit.of(append("a", a, 1)), Commit.of(append("b", b, 2))), PATIENCE));
            untilOneWaits();
            endLease("b");
            // Done by hand: the zombie's batch has not got as far as b.
            sql("UPDATE durable_state SET lease_owner = 'you', version = version + 1 WHERE instance_id = 'b'");
            sql("INSERT INTO durable_history VALUES ('b', 2, " + (b + 1) + ", '[]')");
            write(store, turn("b", b + 1, 3, new Then.Complete("{}", false)));
            holder.rollback();
        }
        assertThat(zombie.get()).containsExactly(durable(a), new Written.LeaseLost());
        assertThat(query("SELECT instance_id FROM durable_history")).isEqualTo("a");
    }

    @Test
    void a_sleeper_that_gets_mail_while_it_is_released_is_woken() throws Exception {
        long b = started(store, "b", "me");
        Future<Written> sent;
        Future<Written> released;
        try (Connection holder = inFlight("SELECT 1 FROM durable_state WHERE instance_id = 'b' FOR UPDATE")) {
            released = meanwhile(() -> write(store, turn("b", b, 1, new Then.Release(null))));
            untilOneWaits();
            sent = meanwhile(() -> write(store, Commit.of(message("b", "m1"))));
            assertThat(sent.get()).isInstanceOf(Written.Durable.class);
            holder.rollback();
        }
        assertThat(released.get()).isEqualTo(durable(b + 1));
        assertThat(store.claim(request("you")).get(0).mail()).hasSize(1);
    }

    @Test
    void the_fence_of_a_take_over_waits_for_an_append_in_flight_and_goes_after_it() throws Exception {
        long b = started(store, "b", "me");
        write(store, append("b", b, 1));
        endLease("b");
        Future<List<ClaimedInstance>> claimed;
        try (Connection zombie = inFlight("INSERT INTO durable_history VALUES ('b', 2, " + b + ", '[2]')")) {
            claimed = meanwhile(() -> store.claim(request("you")));
            untilOneWaits();
            zombie.commit();
        }
        assertThat(claimed.get().get(0).instance().journal())
                .containsExactly(
                        new HistoryRow(1, "[1]"), new HistoryRow(2, "[2]"), new HistoryRow(3, "[\"TakenOver\"]"));
    }

    @Test
    void a_take_over_that_has_to_wait_too_long_keeps_nobody_from_other_work() throws Exception {
        long b = started(store, "b", "me");
        started(store, "c", "me");
        write(store, Commit.of(Given.ready("fresh")));
        endLease("b");
        endLease("c");
        PostgreSqlOptions hasty = PostgreSqlOptions.defaults().withFenceTimeout(Duration.ofMillis(100));
        try (Connection zombie = inFlight("INSERT INTO durable_history VALUES ('b', 1, " + b + ", '[1]')");
                PostgreSqlStateStore other = PostgreSqlStateStore.connect(database, hasty)) {
            assertThat(other.claim(request("you")))
                    .extracting(each -> each.instance().instanceId())
                    .containsExactlyInAnyOrder("fresh", "c");
            assertThat(store.find("b", false).orElseThrow().version()).isEqualTo(b);
            zombie.rollback();
            assertThat(other.claim(request("you"))).hasSize(1);
        }
    }

    @Test
    void a_row_that_is_on_its_way_is_waited_for_not_missed() throws Exception {
        long b = started(store, "b", "me");
        Future<Written> again;
        try (Connection old = inFlight("INSERT INTO durable_history VALUES ('b', 1, " + b + ", '[1]')")) {
            again = meanwhile(() -> write(store, append("b", b, 1)));
            untilOneWaits();
            assertThat(query("SELECT count(*) FROM durable_history")).isEqualTo("0");
            old.commit();
        }
        assertThat(again.get()).isEqualTo(new Written.LeaseLost());
        assertThat(query("SELECT count(*) FROM durable_history")).isEqualTo("1");
    }

    @Test
    void a_deadlock_with_somebody_else_is_written_again() throws Exception {
        long a = started(store, "a", "me");
        long b = started(store, "b", "me");
        Future<List<Written>> batch;
        try (Connection other = inFlight("SELECT 1 FROM durable_state WHERE instance_id = 'b' FOR UPDATE")) {
            batch = meanwhile(() -> store.write(
                    List.of(
                            Commit.of(turn("a", a, 1, new Then.Release(null))),
                            Commit.of(turn("b", b, 1, new Then.Release(null)))),
                    PATIENCE));
            untilOneWaits();
            try (Statement statement = other.createStatement()) {
                statement.execute("SELECT 1 FROM durable_state WHERE instance_id = 'a' FOR UPDATE");
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("40P01");
            }
            other.rollback();
        }
        assertThat(batch.get()).containsExactly(durable(a + 1), durable(b + 1));
    }

    @Test
    void hosts_that_claim_at_once_share_the_work_without_overlap() throws Exception {
        List<Commit> starts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            starts.add(Commit.of(Given.ready("i" + i)));
        }
        store.write(starts, PATIENCE);
        List<Future<List<ClaimedInstance>>> claims = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String host = "host" + i;
            claims.add(meanwhile(() -> store.claim(request(host))));
        }
        List<String> ids = new ArrayList<>();
        for (Future<List<ClaimedInstance>> claim : claims) {
            claim.get().forEach(each -> ids.add(each.instance().instanceId()));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(300);
    }

    @Test
    void batches_of_many_hosts_that_send_to_the_same_instances_all_arrive() throws Exception {
        List<Commit> starts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            starts.add(Commit.of(Given.leased("i" + i, "me")));
        }
        store.write(starts, PATIENCE);
        List<Future<List<Written>>> sends = new ArrayList<>();
        for (int host = 0; host < 4; host++) {
            List<Commit> messages = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                messages.add(Commit.of(message("i" + (i * 7 + host) % 20, "m" + i)));
            }
            sends.add(meanwhile(() -> store.write(messages, PATIENCE)));
        }
        for (Future<List<Written>> send : sends) {
            assertThat(send.get()).allMatch(each -> each instanceof Written.Durable);
        }
    }

    @Test
    void a_hint_comes_when_another_host_sends_mail_and_after_the_connection_was_lost() throws Exception {
        started(store, "a", "me");
        Semaphore hints = new Semaphore(0);
        try (var subscription = store.listen(hints::release)) {
            assertThat(subscription).isNotNull();
            assertThat(hints.tryAcquire(10, TimeUnit.SECONDS))
                    .as("a hint once it listens")
                    .isTrue();
            write(store, Commit.of(message("a", "m")));
            assertThat(hints.tryAcquire(10, TimeUnit.SECONDS))
                    .as("a hint for the mail")
                    .isTrue();
            sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN durable_functions'");
            assertThat(hints.tryAcquire(10, TimeUnit.SECONDS))
                    .as("a hint for the new connection")
                    .isTrue();
        }
    }
}
