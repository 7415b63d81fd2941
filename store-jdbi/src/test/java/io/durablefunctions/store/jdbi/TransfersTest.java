package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.StartOptions;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.ValueType;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Money is moved by activities in transactions of the store, while connections are cut: none is lost, none is made. */
@Timeout(300)
class TransfersTest {

    private static final int ACCOUNTS = 10;
    private static final int TRANSFERS = 300;
    private static final long EACH = 1_000;
    private static final Duration SOON = Duration.ofSeconds(200);
    private static final ValueType<String> TEXT = ValueType.of(String.class);

    private final String database = TestServer.newDatabase();
    private final Random random = new Random(7);

    @BeforeEach
    void open() {
        TestServer.execute(database, "CREATE TABLE account (id int PRIMARY KEY, cents bigint NOT NULL)");
        TestServer.execute(
                database,
                "INSERT INTO account SELECT i, " + EACH + " FROM generate_series(0, " + (ACCOUNTS - 1) + ") i");
        TestServer.execute(database, "CREATE TABLE transfer (id text, leg int)"); // no key: a double would be seen
    }

    private DurableFunctionRuntime host() {
        return DurableFunctionRuntime.builder()
                .stateStore(PostgreSqlStateStore.connect(database))
                .options(RuntimeOptions.defaults()
                        .leaseTimeout(Duration.ofSeconds(3))
                        .retry(RetryPolicy.attempts(100)
                                .firstDelay(Duration.ofMillis(20))
                                .maxDelay(Duration.ofSeconds(1))))
                .activityInStoreTransaction("Move", TEXT, TEXT, TransfersTest::move)
                .orchestrator("Transfer", String.class, String.class, (context, order) -> {
                    context.call("Move", "1 " + order, String.class);
                    return context.call("Move", "2 " + order, String.class);
                })
                .start();
    }

    /** The first leg moves money to a third account, the second one from there: two turns after one another. */
    private static String move(String leg) {
        String[] parts = leg.split(" ", 5);
        boolean isFirst = parts[0].equals("1");
        int from = Integer.parseInt(isFirst ? parts[2] : parts[3]);
        int to = Integer.parseInt(isFirst ? parts[3] : parts[4]);
        Handle handle = PostgreSqlStateStore.currentHandle();
        String change = "UPDATE account SET cents = cents + ? WHERE id = ?";
        long cents = 1 + from;
        if (from < to) { // in the order of the keys, or two of them would wait for one another
            handle.execute(change, -cents, from);
            handle.execute(change, cents, to);
        } else {
            handle.execute(change, cents, to);
            handle.execute(change, -cents, from);
        }
        handle.execute("INSERT INTO transfer VALUES (?, ?)", parts[1], isFirst ? 1 : 2);
        return parts[1];
    }

    private String order(String id) {
        int from = random.nextInt(ACCOUNTS);
        int over = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        int to = (over + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        return id + " " + from + " " + over + " " + to;
    }

    private Thread cutting(AtomicBoolean over, AtomicInteger cuts) {
        Thread thread = new Thread(
                () -> {
                    Random which = new Random(11);
                    while (!over.get()) {
                        String ended = TestServer.query(
                                database,
                                "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity"
                                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                                        + " AND backend_xid IS NOT NULL ORDER BY md5(pid::text || '" + which.nextInt()
                                        + "') LIMIT 1) one");
                        cuts.addAndGet(ended.isEmpty() ? 0 : 1);
                        LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
                    }
                },
                "cutting");
        thread.start();
        return thread;
    }

    @Test
    void each_transfer_is_made_once_and_the_sum_stays() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger cuts = new AtomicInteger();
        List<OrchestrationHandle<String>> all = new ArrayList<>();
        try (DurableFunctionRuntime one = host();
                DurableFunctionRuntime two = host()) {
            Thread cutting = cutting(over, cuts);
            for (int i = 0; i < TRANSFERS; i++) {
                String id = "t-" + i;
                all.add(start(i % 2 == 0 ? one : two, id, "\"" + order(id) + "\""));
            }
            for (OrchestrationHandle<String> each : all) {
                assertThat(each.await(SOON)).isEqualTo("\"" + each.instanceId() + "\"");
            }
            over.set(true);
            cutting.join();
        }
        assertThat(cuts).as("connections cut").hasPositiveValue();
        assertThat(TestServer.query(database, "SELECT sum(cents) FROM account")).isEqualTo("" + ACCOUNTS * EACH);
        assertThat(TestServer.query(
                        database, "SELECT id, leg, count(*) FROM transfer GROUP BY id, leg HAVING count(*) <> 1"))
                .isEmpty();
        assertThat(TestServer.query(database, "SELECT count(*) FROM transfer")).isEqualTo("" + 2 * TRANSFERS);
    }

    /** A start whose answer was lost may be repeated, its id is its own. */
    private static OrchestrationHandle<String> start(DurableFunctionRuntime host, String id, String input) {
        while (true) {
            try {
                return host.start("Transfer", StartOptions.id(id), input);
            } catch (StateStoreException | OutcomeUnknownException again) {
                Thread.onSpinWait();
            }
        }
    }
}
