package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.request;
import static io.durablefunctions.store.jdbi.Given.turn;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.jdbi.CuttingProxy.Cut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A host stops in the middle of sending a batch. Its back end waits for the rest, in a transaction, and no timeout of the server's applies. */
@Timeout(60)
class StalledTransactionTest {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final String database = TestServer.newDatabase();
    private final PostgreSqlOptions options = PostgreSqlOptions.defaults().withIdleInTransactionTimeout(IDLE);
    private final PostgreSqlStateStore successor = PostgreSqlStateStore.connect(database, options);
    private final ExecutorService others = Executors.newCachedThreadPool();
    private CuttingProxy proxy;
    private PostgreSqlStateStore stopping;

    @BeforeEach
    void open() throws IOException {
        successor.prepare();
        proxy = new CuttingProxy("localhost", Integer.parseInt(database.replaceAll(".*Port=(\\d+).*", "$1")));
        stopping = PostgreSqlStateStore.connect(throughProxy(), options);
    }

    private String throughProxy() {
        return database.replaceAll("Port=\\d+", "Port=" + proxy.port()) + ";SSL Mode=Disable";
    }

    @AfterEach
    void close() {
        proxy.close();
        others.shutdownNow();
        stopping.close();
        successor.close();
    }

    private static long started(StateStore store, String id) {
        NewInstance start = new NewInstance(id, "Order", "{\"base\":0}", Duration.ZERO, "me", LEASE);
        Written.Durable written = (Written.Durable) write(store, Commit.of(start));
        return ((Written.StartResult.Created) written.starts().get(0)).version();
    }

    private static Then then(String what) {
        return what.equals("end") ? new Then.Complete("{}", false) : new Then.Keep();
    }

    private void until(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private boolean isThere(String condition) {
        return !TestServer.query(
                        database,
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
                                + " AND pid <> pg_backend_pid() AND statement_timestamp() - state_change > interval '"
                                + IDLE.toMillis() + " ms' AND " + condition)
                .isEmpty();
    }

    /** Long enough for a sweep to take it for stalled. */
    private void untilOneWaitsForItsClient() throws Exception {
        until(() -> isThere("wait_event = 'ClientRead'"));
    }

    private <T> Future<T> stall(Callable<T> work) throws Exception {
        proxy.cut(Cut.NEVER_COMMIT, 1);
        Future<T> stalled = others.submit(work);
        untilOneWaitsForItsClient();
        assertThat(proxy.cuts.get()).isEqualTo(1);
        return stalled;
    }

    @ParameterizedTest
    @ValueSource(strings = {"append", "end"})
    void an_instance_whose_host_stopped_while_it_sent_a_batch_is_taken_over_and_finished(String what) throws Exception {
        long a = started(stopping, "a");
        Future<Written> stalled = stall(() -> write(stopping, turn("a", a, 1, then(what))));
        long deadline = System.nanoTime() + LEASE.plusSeconds(6).toNanos();
        List<ClaimedInstance> claimed = successor.claim(request("you"));
        while (claimed.isEmpty() && System.nanoTime() < deadline) {
            successor.sweep();
            claimed = successor.claim(request("you"));
        }
        assertThat(claimed).hasSize(1);
        long version = claimed.get(0).instance().version();
        assertThat(write(successor, turn("a", version, 2, new Then.Complete("{}", false))))
                .isInstanceOf(Written.Durable.class);
        proxy.goOn();
        assertThat(stalled.get()).isEqualTo(new Written.LeaseLost());
    }

    @Test
    void a_write_that_waits_for_a_lock_is_not_taken_for_stalled() throws Exception {
        try (Connection holder = TestServer.connect(database);
                Connection connection = TestServer.connect(database);
                Statement holding = holder.createStatement();
                Statement statement = connection.createStatement()) {
            holder.setAutoCommit(false);
            holding.execute("INSERT INTO durable_history VALUES ('a', 1, 9, '[]')");
            Future<Integer> waiting = others.submit(
                    () -> statement.executeUpdate("INSERT INTO durable_history VALUES ('a', 1, 8, '[]')"));
            until(() -> isThere("wait_event_type = 'Lock'"));
            successor.sweep();
            assertThat(isThere("wait_event_type = 'Lock'")).isTrue();
            holder.rollback();
            assertThat(waiting.get()).isEqualTo(1);
        }
    }

    @Test
    void a_slow_copy_into_the_tables_is_left_alone() throws Exception {
        try (Connection connection = TestServer.connect(database)) {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY durable_history (instance_id, seq, version, events) FROM STDIN");
            byte[] row = "a\t1\t1\t[]\n".getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(row, 0, row.length);
            copy.flushCopy();
            untilOneWaitsForItsClient();
            successor.sweep();
            assertThat(copy.endCopy()).isEqualTo(1);
        }
    }

    @Test
    void a_large_answer_that_is_taken_slowly_is_left_alone() throws Exception {
        write(successor, Commit.of(Given.ready("a")));
        CountDownLatch goesOn = new CountDownLatch(1);
        AtomicBoolean slow = new AtomicBoolean();
        try (Relay relay = Relay.before(database, (server, client) -> {
                    byte[] buffer = new byte[1 << 16];
                    for (int n = server.read(buffer); n >= 0; n = server.read(buffer)) {
                        if (slow.get()) {
                            await(goesOn);
                        }
                        client.write(buffer, 0, n);
                    }
                });
                Connection connection = TestServer.connect(relay.through(database));
                Statement statement = connection.createStatement()) {
            slow.set(true);
            Future<Boolean> reading = others.submit(() -> statement.execute("SELECT repeat('x', 10000) FROM"
                    + " generate_series(1, 3000), (SELECT 1 FROM durable_state FOR UPDATE) locked"));
            until(() -> isThere("wait_event = 'ClientWrite'"));
            successor.sweep();
            goesOn.countDown();
            assertThat(reading.get()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void what_others_do_in_tables_of_their_own_is_left_alone() throws Exception {
        TestServer.execute(database, "CREATE TABLE theirs (n int)");
        try (Connection connection = TestServer.connect(throughProxy());
                Statement statement = connection.createStatement()) {
            Future<Integer> stalled = stall(() -> statement.executeUpdate("INSERT INTO theirs VALUES (1)"));
            successor.sweep();
            proxy.goOn();
            assertThat(stalled.get()).isEqualTo(1);
        }
    }
}
