package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.RuntimeOptions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timers that are due later than PostgreSQL, or a stopwatch of nanoseconds, can tell. */
@Timeout(120)
class FarFutureTest {

    private final String database = TestServer.newDatabase();

    private DurableFunctionRuntime host(Instant due) {
        return DurableFunctionRuntime.builder()
                .stateStore(PostgreSqlStateStore.connect(database))
                .options(RuntimeOptions.defaults().idleTimeout(Duration.ZERO))
                .activity("Echo", String.class, String.class, it -> it)
                .orchestrator("Wait", String.class, String.class, (context, it) -> {
                    context.call("Echo", it, String.class);
                    return DurableFuture.<String>anyOf(
                                    context.timer(due).thenApply(Instant::toString),
                                    context.waitForEvent("go", String.class))
                            .await();
                })
                .start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2400-01-01T00:00:00Z",
                "9999-12-31T00:00:00Z",
                "+294277-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void an_instance_that_waits_for_one_is_released_and_hears_its_event(String due) {
        try (DurableFunctionRuntime host = host(Instant.parse(due))) {
            host.start("Wait", StartOptions.id("a"), "\"x\"");
            while (!TestServer.query(database, "SELECT execute_after > now() + interval '300 years' FROM durable_state")
                    .equals("t")) {
                Thread.onSpinWait();
            }
            host.raiseEvent("a", "go", "\"gone\"");
            assertThat(host.handle("a").await(PATIENCE)).isEqualTo("\"gone\"");
        }
    }
}
