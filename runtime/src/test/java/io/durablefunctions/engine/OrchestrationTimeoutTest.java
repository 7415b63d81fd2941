package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.RuntimeStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OrchestrationTimeoutTest {

    private final TestHosts hosts = new TestHosts();
    private final CompletableFuture<@Nullable Void> mayEnd = new CompletableFuture<>();

    @AfterEach
    void close() {
        mayEnd.complete(null);
        hosts.close();
    }

    private DurableFunctionRuntime host(RuntimeOptions options) {
        return hosts.start(hosts.builder()
                .options(options)
                .activity("Work", String.class, String.class, it -> {
                    mayEnd.join();
                    return it;
                })
                .orchestrator(
                        "Wait",
                        String.class,
                        String.class,
                        (context, it) ->
                                context.waitForEvent("go", String.class).await())
                .orchestrator(
                        "Call", String.class, String.class, (context, it) -> context.call("Work", it, String.class))
                .orchestrator("Eternal", Integer.class, Integer.class, (context, left) -> {
                    context.sleep(Duration.ofMillis(60));
                    return left == 0 ? 0 : context.continueAsNew(left - 1);
                }));
    }

    private static RuntimeOptions options(Duration timeout) {
        return TestHosts.options().orchestrationTimeout(timeout);
    }

    private static void assertTimedOut(OrchestrationHandle<String> handle) {
        assertThatThrownBy(() -> handle.await(SOON))
                .isInstanceOf(OrchestrationTerminatedException.class)
                .hasMessageContaining("It took longer than the orchestration timeout of PT0.1S.");
    }

    @Test
    void one_that_waits_for_too_long_is_terminated() {
        assertTimedOut(host(options(Duration.ofMillis(100))).start("Wait", "\"x\""));
    }

    @Test
    void one_that_was_given_back_while_it_waited_is_too() {
        RuntimeOptions restless = options(Duration.ofMillis(100)).idleTimeout(Duration.ZERO);
        assertTimedOut(host(restless).start("Wait", "\"x\""));
    }

    @Test
    void one_whose_activity_takes_too_long_is_too() {
        assertTimedOut(host(options(Duration.ofMillis(100))).start("Call", "\"x\""));
    }

    @Test
    void one_in_time_is_left_alone() {
        DurableFunctionRuntime host = host(options(Duration.ofMinutes(1)));
        OrchestrationHandle<String> handle = host.start("Wait", "\"x\"");
        host.raiseEvent(handle.instanceId(), "go", "\"y\"");

        assertThat(handle.await(SOON)).isEqualTo("\"y\"");
    }

    @Test
    void each_run_of_one_that_continues_as_new_has_the_whole_time() {
        DurableFunctionRuntime host = host(options(Duration.ofSeconds(2)));

        assertThat(host.start("Eternal", "50").await(Duration.ofSeconds(60))).isEqualTo("0"); // 3 s in all
    }

    @Test
    void one_that_is_suspended_is_left_alone_until_it_goes_on() {
        DurableFunctionRuntime slow = host(options(Duration.ofMillis(100)).pollingInterval(Duration.ofMillis(5)));
        OrchestrationHandle<String> handle = slow.start("Call", "\"x\"");
        handle.suspend("to look at it");
        if (handle.status().status().isEnded()) {
            return; // the machine was too slow for the suspension to come in time
        }
        long until = System.nanoTime() + Duration.ofMillis(300).toNanos();
        while (System.nanoTime() < until) {
            assertThat(handle.status().status()).isIn(RuntimeStatus.SUSPENDED, RuntimeStatus.RUNNING);
        }

        handle.resume("seen");

        assertTimedOut(handle);
    }

    @Test
    void a_timeout_beyond_reason_is_refused() {
        assertThatThrownBy(() -> options(Duration.ofDays(40_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Option orchestrationTimeout is PT960000H. It must be at most 36500 days.");
        assertThatThrownBy(() -> options(Duration.ZERO)).hasMessageContaining("longer than zero");
    }
}
