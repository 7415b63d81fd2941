package io.durablefunctions.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.benchmarks.peers.DurableFunctionsPeer;
import io.durablefunctions.engine.RuntimeOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an orchestration costs the database, counted by the database itself: no clock is in it, so that it says the same on any
 * machine. Two hosts live, each on a new database; the second one runs more orchestrations, and the difference is the price of those.
 */
class BudgetTest {

    /**
     * Per step; the start and the end of an orchestration are divided among its steps. What was measured and five in a hundred; where
     * many are on their way at once, the size of batches is left to chance, so that what depends on it may be twice what was measured. Lower
     * a number when it has become cheaper.
     */
    private static final List<Budget> BUDGETS = List.of(
            //  steps, at once |    statements, transactions, writes, bytes of WAL, rows inserted, updated, deleted
            new Budget("W1, one at a time", 10, 1, new Cost(2.21, 1.16, 1.16, 766, 1.05, 0.11, 0.95)),
            new Budget("W1, 64 at once", 10, 64, new Cost(0.47, 0.15, 0.15, 751, 1.05, 0.11, 0.95)),
            new Budget("W2, one at a time", 1, 1, new Cost(2.10, 2.10, 2.10, 1960, 1.05, 1.05, 0.05)),
            new Budget("W2, 64 at once", 1, 64, new Cost(0.40, 0.25, 0.25, 1985, 1.05, 1.05, 0.05)));

    /** Nothing that comes by the clock comes while it is counted. */
    private static final RuntimeOptions QUIET = RuntimeOptions.defaults()
            .pollingInterval(Duration.ofHours(1))
            .lease(Duration.ofHours(3), Duration.ofHours(1))
            .maxConcurrentOrchestrations(1_000);

    /** How long a transaction takes at least where many are on their way: so batches do not depend on how fast the disk is. */
    private static final Duration COMMIT = Duration.ofMillis(10);

    @TempDir
    static Path directory;

    private static CountingServer server;

    /**
     * What a step may cost at most.
     *
     * @param name of the workload
     * @param steps activities of an orchestration, one after the other
     * @param atOnce how many orchestrations are on their way at the same time
     * @param most per step
     */
    private record Budget(String name, int steps, int atOnce, Cost most) {

        int fewer() {
            return Math.max(10, atOnce);
        }

        int more() {
            return fewer() + Math.max(50, 4 * atOnce);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void open() throws SQLException {
        server = CountingServer.in(directory.resolve("postgresql"));
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
    }

    static List<Budget> budgets() {
        return BUDGETS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("budgets")
    void a_step_costs_no_more_than_its_budget(Budget budget) throws Exception {
        Cost few = lifeOfAHost(budget, budget.fewer());
        Cost many = lifeOfAHost(budget, budget.more());
        Cost step = many.minus(few).dividedBy((budget.more() - budget.fewer()) * (double) budget.steps());
        System.out.println("A step of " + budget + ": " + step);
        SoftAssertions.assertSoftly(it -> {
            it.assertThat(step.statements())
                    .as("statements")
                    .isLessThanOrEqualTo(budget.most().statements());
            it.assertThat(step.transactions())
                    .as("transactions")
                    .isLessThanOrEqualTo(budget.most().transactions());
            it.assertThat(step.writes())
                    .as("transactions that write")
                    .isLessThanOrEqualTo(budget.most().writes());
            it.assertThat(step.walBytes())
                    .as("bytes of WAL")
                    .isLessThanOrEqualTo(budget.most().walBytes());
            it.assertThat(step.inserted())
                    .as("rows inserted")
                    .isLessThanOrEqualTo(budget.most().inserted());
            it.assertThat(step.updated())
                    .as("rows updated")
                    .isLessThanOrEqualTo(budget.most().updated());
            it.assertThat(step.deleted())
                    .as("rows deleted")
                    .isLessThanOrEqualTo(budget.most().deleted());
        });
        assertThat(step.writes()).as("counted at all").isPositive();
    }

    private static Cost lifeOfAHost(Budget budget, int orchestrations) throws Exception {
        String database = server.newDatabase(budget.atOnce() == 1 ? Duration.ZERO : COMMIT);
        long wal;
        long writes;
        try (DurableFunctionsPeer peer = new DurableFunctionsPeer(server.database(database), QUIET, n -> n)) {
            server.awaitFirstSweep(database);
            server.checkpoint();
            wal = server.walBytes();
            writes = server.writingTransactions();
            run(peer, budget, orchestrations);
            wal = server.walBytes() - wal;
            writes = server.writingTransactions() - writes;
        }
        server.awaitNoSessions(database);
        return new Cost(
                server.statements(database),
                server.transactions(database),
                writes,
                wal,
                server.rows(database, "n_tup_ins"),
                server.rows(database, "n_tup_upd"),
                server.rows(database, "n_tup_del"));
    }

    private static void run(DurableFunctionsPeer peer, Budget budget, int orchestrations) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(budget.atOnce());
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < orchestrations; i++) {
                calls.add(callers.submit(() -> peer.sequence(budget.steps())));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
