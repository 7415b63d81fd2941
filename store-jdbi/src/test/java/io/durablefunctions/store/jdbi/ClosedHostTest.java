package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host is closed while an activity is in its transaction. */
@Timeout(120)
class ClosedHostTest {

    private static final ValueType<String> TEXT = ValueType.of(String.class);

    private final String database = TestServer.newDatabase();
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch written = new CountDownLatch(1);
    private final Semaphore mayEnd = new Semaphore(0);

    @BeforeEach
    void open() {
        TestServer.execute(database, "CREATE TABLE ledger (entry text)"); // no key: a double would be seen
    }

    private DurableFunctionRuntime host(Duration shutdownTimeout) {
        return DurableFunctionRuntime.builder()
                .stateStore(PostgreSqlStateStore.connect(database))
                .options(RuntimeOptions.defaults()
                        .lease(Duration.ofSeconds(2), Duration.ofMillis(500))
                        .shutdownTimeout(shutdownTimeout))
                .activityInStoreTransaction("Enter", TEXT, TEXT, this::enter)
                .orchestrator(
                        "Book",
                        String.class,
                        String.class,
                        (context, entry) -> context.call("Enter", entry, String.class))
                .start();
    }

    private String enter(String entry) {
        attempts.incrementAndGet();
        PostgreSqlStateStore.currentHandle().execute("INSERT INTO ledger VALUES (?)", entry);
        written.countDown();
        mayEnd.acquireUninterruptibly();
        return entry;
    }

    private String entries() {
        return TestServer.query(database, "SELECT entry FROM ledger");
    }

    private void finishElsewhere() {
        mayEnd.release(100);
        try (DurableFunctionRuntime other = host(PATIENCE)) {
            assertThat(other.handle("rent").await(PATIENCE)).isEqualTo("\"rent\"");
        }
        assertThat(entries()).isEqualTo("rent");
    }

    @Test
    void what_an_activity_wrote_that_did_not_end_in_time_is_undone_and_written_once_elsewhere() throws Exception {
        DurableFunctionRuntime host = host(Duration.ofMillis(50));
        host.start("Book", StartOptions.id("rent"), "\"rent\"");
        written.await();

        host.close();

        TestServer.execute(database, "BEGIN; LOCK TABLE ledger; COMMIT"); // waits for who has written and not ended
        assertThat(entries()).isEmpty();
        finishElsewhere();
        assertThat(attempts).hasValue(2);
    }

    @Test
    void what_an_activity_wrote_that_ends_in_time_is_kept() throws Exception {
        DurableFunctionRuntime host = host(PATIENCE);
        host.start("Book", StartOptions.id("rent"), "\"rent\"");
        written.await();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(host::close);
        while (host.isRunning()) {
            Thread.onSpinWait();
        }
        mayEnd.release();
        closing.join();

        assertThat(entries()).isEqualTo("rent");
        finishElsewhere();
        assertThat(attempts).hasValue(1);
    }
}
