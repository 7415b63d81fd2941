package io.durablefunctions.chaos.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.chaos.faults.CommitProxy;
import io.durablefunctions.chaos.worker.Transfer;
import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transfers while connections are cut around COMMIT: no money is lost or made, and where the completion is written beside it the check says so. */
@Timeout(180)
class TransfersUnderCutsTest {

    private static final int TRANSFERS = 100;

    /** When nothing else is written any more, cuts would meet nothing but claims. */
    private static final int MOST_CUTS = 40;

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final String DATABASE = "transfers";

    private final EmbeddedPostgreSql server = EmbeddedPostgreSql.temporary();
    private final CommitProxy proxy = CommitProxy.to(server.port());
    private final ScheduledExecutorService cutting = Executors.newSingleThreadScheduledExecutor();
    private PostgreSqlStateStore store;
    private CompletableFuture<?> armed = CompletableFuture.completedFuture(null);
    private boolean isBefore;
    private int cuts;

    @BeforeEach
    void open() throws SQLException {
        String connectionString = server.createDatabase(DATABASE);
        store = PostgreSqlStateStore.connect(connectionString.replaceAll("Port=\\d+", "Port=" + proxy.port()));
        store.prepare();
        try (Connection connection = server.dataSource(DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : Transfer.TABLES) {
                statement.execute(sql);
            }
        }
    }

    @AfterEach
    void close() {
        cutting.shutdownNow();
        store.close();
        proxy.close();
        server.close();
    }

    /** One at a time, before and after the commit in turn. */
    private void cut() {
        if (armed.isDone() && cuts < MOST_CUTS) {
            cuts++;
            isBefore = !isBefore;
            armed = isBefore ? proxy.armCutBefore() : proxy.armCutAfter();
        }
    }

    private List<String> violationsOf(StateStore used) throws SQLException {
        DurableFunctionRuntimeBuilder host = DurableFunctionRuntime.builder()
                .sharedStateStore(used)
                .options(RuntimeOptions.defaults().leaseTimeout(Duration.ofSeconds(2)));
        Transfer.serve(host);
        try (DurableFunctionRuntime runtime = host.start()) {
            ScheduledFuture<?> regularly = cutting.scheduleWithFixedDelay(this::cut, 0, 20, TimeUnit.MILLISECONDS);
            List<OrchestrationHandle<String>> all = new ArrayList<>();
            for (int i = 0; i < TRANSFERS; i++) {
                all.add(start(
                        runtime, "t-" + i, Transfer.input(i % Transfer.ACCOUNTS, (i + 7) % Transfer.ACCOUNTS, 1 + i)));
            }
            for (OrchestrationHandle<String> each : all) {
                each.await(SOON);
            }
            regularly.cancel(false);
        }
        return new MoneyIsKept(server.dataSource(DATABASE)).violations();
    }

    private static OrchestrationHandle<String> start(DurableFunctionRuntime host, String id, String input) {
        while (true) {
            try {
                return host.start(Transfer.ORCHESTRATOR, StartOptions.id(id), input);
            } catch (DurableFunctionsException again) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void money_is_kept() throws SQLException {
        assertThat(violationsOf(store)).isEmpty();
        assertThat(proxy.cutsBefore() + proxy.cutsAfter()).isPositive();
    }

    @Test
    void a_completion_outside_of_the_activitys_transaction_is_seen() throws SQLException {
        assertThat(violationsOf(withCompletionsBeside(store))).anyMatch(it -> it.matches(".* was made [2-9] times"));
    }

    /** The fault: what the activity does is committed, and then, in a transaction of its own, that it has completed. */
    private static StateStore withCompletionsBeside(StateStore store) {
        ActivityTransactions transactions = store.activityTransactions().orElseThrow();
        ActivityTransactions beside = (work, patience) -> {
            Written acted = transactions.run(
                    new ActivityTransactions.Work() {
                        @Override
                        public void act() throws Exception {
                            work.act();
                        }

                        @Override
                        public Commit commit() {
                            return unrelated();
                        }
                    },
                    patience);
            if (!(acted instanceof Written.Durable)) {
                throw new IllegalStateException("Nothing was done: a failed attempt.");
            }
            Commit completion = work.commit();
            return completion == null
                    ? new Written.LeaseLost()
                    : store.write(List.of(completion), Duration.ofMillis(1)).get(0);
        };
        return (StateStore) Proxy.newProxyInstance(
                StateStore.class.getClassLoader(), new Class<?>[] {StateStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("activityTransactions")) {
                        return Optional.of(beside);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private static Commit unrelated() {
        return Commit.of(new NewInstance(
                "unrelated-" + UUID.randomUUID(), "Nobody", "{}", Duration.ofDays(1), null, Duration.ofSeconds(1)));
    }
}
