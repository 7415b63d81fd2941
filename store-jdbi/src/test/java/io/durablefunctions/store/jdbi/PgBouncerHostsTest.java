package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgBouncerHostsTest {

    private static final int ORCHESTRATIONS = 200;
    private static final int ACTIVITIES = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private String database;
    private PgBouncer pooler;
    private final List<DurableFunctionRuntime> hosts = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        PgBouncer.requireInstalled();
        database = TestServer.newDatabase();
        pooler = PgBouncer.before(database);
    }

    @AfterEach
    void close() {
        hosts.forEach(DurableFunctionRuntime::close);
        if (pooler != null) {
            pooler.close();
        }
    }

    private DurableFunctionRuntime host() {
        DurableFunctionRuntime host = DurableFunctionRuntime.builder()
                .stateStore(PostgreSqlStateStore.connect(pooler.connectionString(), PgBouncer.options()))
                .activity("Next", Integer.class, Integer.class, n -> n + 1)
                .orchestrator(
                        "Child", Integer.class, Integer.class, (context, n) -> context.call("Next", n, Integer.class))
                .orchestrator("Ten", Integer.class, Integer.class, (context, n) -> {
                    int sum = n;
                    for (int i = 0; i < ACTIVITIES; i++) {
                        sum = context.call("Next", sum, Integer.class);
                    }
                    sum = context.callOrchestrator("Child", sum, Integer.class);
                    return sum + context.waitForEvent("more", Integer.class).await();
                })
                .start();
        hosts.add(host);
        return host;
    }

    /** An event comes from the host that did not start the instance: half the way it goes through the inbox. */
    @Test
    void two_hosts_bring_two_hundred_orchestrations_of_ten_steps_to_their_end_and_lose_nothing() {
        List<DurableFunctionRuntime> both = List.of(host(), host());
        List<OrchestrationHandle<String>> handles = new ArrayList<>();
        for (int i = 0; i < ORCHESTRATIONS; i++) {
            handles.add(both.get(i % 2).start("Ten", StartOptions.id("ten-" + i), "" + i));
        }
        for (int i = 0; i < ORCHESTRATIONS; i++) {
            both.get((i + 1) % 2).raiseEvent("ten-" + i, "more", "1000");
        }
        for (int i = 0; i < ORCHESTRATIONS; i++) {
            assertThat(handles.get(i).await(PATIENCE)).isEqualTo("" + (i + ACTIVITIES + 1 + 1000));
        }
        assertThat(query("SELECT is_completed, count(*) FROM durable_state GROUP BY 1"))
                .isEqualTo("t|" + 2 * ORCHESTRATIONS);
        assertThat(query("SELECT (SELECT count(*) FROM durable_history) + (SELECT count(*) FROM durable_inbox)"))
                .isEqualTo("0");
        assertThat(sessions()).isBetween(1, PgBouncer.SESSIONS);
    }

    private String query(String sql) {
        return TestServer.query(database, sql);
    }

    /** Those of the server, while the hosts have more connections than that. */
    private int sessions() {
        String name = ConnectionSettings.parse(database).database();
        return Integer.parseInt(TestServer.query(
                TestServer.connectionString() + ";Database=postgres",
                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = '" + name
                        + "'"));
    }
}
