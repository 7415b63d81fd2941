package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.StartOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestRuntimeTest {

    @Test
    void a_timer_of_days_fires_when_time_is_moved_and_not_before() {
        TestRuntime runtime = TestRuntime.builder()
                .orchestrator("Sleep", String.class, String.class, (context, it) -> {
                    context.sleep(Duration.ofDays(3));
                    return context.now().toString();
                })
                .start();

        OrchestrationHandle<String> handle = runtime.start("Sleep", "null");
        runtime.advance(Duration.ofDays(3).minusMillis(1));
        assertThat(handle.status().output()).isNull();
        runtime.advance(Duration.ofMillis(1));
        assertThat(handle.await(Duration.ZERO)).isEqualTo("\"2026-01-04T00:00:00Z\"");
    }

    @Test
    void waiting_lets_virtual_time_pass() {
        TestRuntime runtime = TestRuntime.builder()
                .orchestrator(
                        "Wait",
                        String.class,
                        String.class,
                        (context, it) -> context.waitForEvent("go", String.class)
                                .awaitOrElse(Duration.ofHours(1), "nobody came"))
                .start();

        OrchestrationHandle<String> handle = runtime.start("Wait", "null");
        assertThatThrownBy(() -> handle.await(Duration.ofMinutes(59))).isInstanceOf(DurableTimeoutException.class);
        assertThat(handle.await(Duration.ofMinutes(1))).isEqualTo("\"nobody came\"");
    }

    @Test
    void retries_wait_in_virtual_time() {
        List<String> attempts = new ArrayList<>();
        TestRuntime[] runtime = new TestRuntime[1];
        runtime[0] = TestRuntime.builder()
                .retry(RetryPolicy.attempts(3)
                        .firstDelay(Duration.ofMinutes(10))
                        .maxDelay(Duration.ofHours(1))
                        .jitter(0))
                .activity("Flaky", String.class, String.class, it -> {
                    attempts.add(runtime[0].now().toString());
                    if (attempts.size() < 3) {
                        throw new IllegalStateException("again");
                    }
                    return "ok";
                })
                .orchestrator(
                        "Try", String.class, String.class, (context, it) -> context.call("Flaky", it, String.class))
                .start();

        assertThat(runtime[0].start("Try", "null").await(Duration.ofHours(1))).isEqualTo("\"ok\"");
        assertThat(attempts).containsExactly("2026-01-01T00:00:00Z", "2026-01-01T00:10:00Z", "2026-01-01T00:30:00Z");
    }

    @Test
    void a_delayed_start_begins_in_its_time() {
        TestRuntime runtime = TestRuntime.builder()
                .orchestrator(
                        "Now",
                        String.class,
                        String.class,
                        (context, it) -> context.now().toString())
                .start();

        OrchestrationHandle<String> handle =
                runtime.start("Now", StartOptions.defaults().after(Duration.ofDays(1)), "null");
        runtime.advance(Duration.ofDays(1).plusMinutes(1));
        assertThat(handle.await(Duration.ZERO)).startsWith("\"2026-01-02T00:0");
    }
}
