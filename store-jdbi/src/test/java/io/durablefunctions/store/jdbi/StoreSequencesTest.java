package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import io.durablefunctions.testing.sequences.StoreSequences;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of operations, which the store in memory has to answer as PostgreSQL does. Give {@code -Dsequences=10000 -Dseed=1} for
 * more of them.
 */
class StoreSequencesTest {

    private static final int SEQUENCES = Integer.getInteger("sequences", 300);
    private static final long SEED = Long.getLong("seed", System.currentTimeMillis());
    private static final int LANES = 4;
    private static final PostgreSqlOptions OPTIONS =
            PostgreSqlOptions.defaults().withListenForHints(false).withPoolSize(2);

    @Test
    void the_store_in_memory_gives_the_same_answers() {
        AtomicLong next = new AtomicLong(SEED);
        long begin = System.nanoTime();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int i = 0; i < LANES; i++) {
                running.add(CompletableFuture.runAsync(() -> lane(next), lanes));
            }
            running.forEach(CompletableFuture::join);
        } finally {
            next.set(SEED + SEQUENCES);
            lanes.shutdown();
        }
        System.out.printf(
                "%d sequences from seed %d in %d ms%n", SEQUENCES, SEED, (System.nanoTime() - begin) / 1_000_000);
    }

    /** One sequence after the other on a database of its own, since a sweep is for all of it. */
    private static void lane(AtomicLong next) {
        String database = TestServer.newDatabase();
        try (PostgreSqlStateStore locking = PostgreSqlStateStore.connect(database, OPTIONS);
                PostgreSqlStateStore comparing =
                        PostgreSqlStateStore.connect(database, OPTIONS.withClaimStrategy(ClaimStrategy.DISTRIBUTED));
                Connection connection = TestServer.connect(database);
                Statement statement = connection.createStatement()) {
            locking.prepare();
            for (long seed = next.getAndIncrement(); seed < SEED + SEQUENCES; seed = next.getAndIncrement()) {
                PostgreSqlStateStore store = seed % 4 == 0 ? comparing : locking;
                new StoreSequences(InMemoryStateStore::new, () -> emptied(store, statement)).assertSame(seed);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without what the sequences before have left, which would make each of them slower than the one before. */
    private static StateStore emptied(StateStore store, Statement statement) {
        try {
            statement.execute("DELETE FROM durable_state; DELETE FROM durable_history; DELETE FROM durable_inbox");
            return store;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
