package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.StartOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Times that a stopwatch of nanoseconds cannot reach, or no calendar. */
class FarFutureTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
    private static final Instant END_OF_9999 = Instant.parse("9999-12-31T00:00:00Z");

    private record Wait(String name, Function<OrchestrationContext, String> code) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final TestHosts hosts = new TestHosts();

    @AfterEach
    void close() {
        hosts.close();
    }

    private static List<Wait> waits() {
        return List.of(
                new Wait("a timer at the end of 9999", context -> goOr(context, context.timer(END_OF_9999))),
                new Wait("a timer at the end of all times", context -> goOr(context, context.timer(Instant.MAX))),
                new Wait("a timer that takes for ever", context -> goOr(context, context.timer(FOREVER))),
                new Wait(
                        "an event that is awaited for ever",
                        context -> context.waitForEvent("go", String.class).await(FOREVER)));
    }

    private static String goOr(OrchestrationContext context, DurableFuture<Instant> timer) {
        return DurableFuture.<String>anyOf(context.waitForEvent("go", String.class), timer.thenApply(Instant::toString))
                .await();
    }

    private DurableFunctionRuntime host(Wait wait) {
        return hosts.start(hosts.builder()
                .activity("Prepare", String.class, String.class, it -> it)
                .orchestrator("Wait", String.class, String.class, (context, it) -> {
                    context.call("Prepare", it, String.class);
                    context.setProgress("waits");
                    return wait.code().apply(context);
                }));
    }

    private static void soon(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("nanoseconds too late").isNegative();
            Thread.onSpinWait();
        }
    }

    private static OrchestrationHandle<String> startAndLetWait(DurableFunctionRuntime host) {
        OrchestrationHandle<String> handle = host.start("Wait", StartOptions.id("a"), "\"x\"");
        soon(() -> handle.status().progress() != null);
        return handle;
    }

    @ParameterizedTest
    @MethodSource("waits")
    void an_instance_that_waits_for_the_far_future_hears_what_comes_before(Wait wait) {
        DurableFunctionRuntime host = host(wait);
        OrchestrationHandle<String> handle = startAndLetWait(host);
        host.raiseEvent("a", "go", "\"gone\"");
        assertThat(handle.await(SOON)).isEqualTo("\"gone\"");
    }

    @ParameterizedTest
    @MethodSource("waits")
    void it_is_read_again_by_the_next_host(Wait wait) {
        DurableFunctionRuntime host = host(wait);
        startAndLetWait(host);
        host.close();
        DurableFunctionRuntime next = host(wait);
        next.raiseEvent("a", "go", "\"gone\"");
        assertThat(next.handle("a").await(SOON)).isEqualTo("\"gone\"");
    }

    @ParameterizedTest
    @MethodSource("waits")
    void it_can_be_terminated(Wait wait) {
        DurableFunctionRuntime host = host(wait);
        OrchestrationHandle<String> handle = startAndLetWait(host);
        host.terminate("a", "enough");
        assertThatThrownBy(() -> handle.await(SOON)).isInstanceOf(OrchestrationTerminatedException.class);
    }

    @Test
    void a_caller_may_wait_for_ever_for_what_ends_here_or_elsewhere() {
        DurableFunctionRuntime host =
                hosts.start(hosts.builder().orchestrator("Echo", String.class, String.class, (context, it) -> it));
        DurableFunctionRuntime other = hosts.start(hosts.builder());
        assertThat(host.start("Echo", StartOptions.id("a"), "\"1\"").await(FOREVER))
                .isEqualTo("\"1\"");
        assertThat(other.handle("a").await(FOREVER)).isEqualTo("\"1\"");
    }

    @Test
    void an_attempt_that_fails_is_told_however_long_the_next_one_has_to_wait() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        RetryPolicy hardlyEver = RetryPolicy.attempts(2).firstDelay(FOREVER).maxDelay(FOREVER);
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .options(TestHosts.options().retry(hardlyEver))
                .activity("Fail", String.class, String.class, it -> {
                    failed.countDown();
                    throw new IllegalStateException("on purpose");
                })
                .orchestrator("Try", String.class, String.class, (context, it) -> {
                    DurableFuture<String> attempt = context.callAsync("Fail", it, String.class);
                    return DurableFuture.<String>anyOf(attempt, context.waitForEvent("go", String.class))
                            .await();
                }));
        OrchestrationHandle<String> handle = host.start("Try", StartOptions.id("a"), "\"x\"");
        assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
        soon(() -> host.statistics().attemptsFailed() > 0);
        host.raiseEvent("a", "go", "\"gone\"");
        assertThat(handle.await(SOON)).isEqualTo("\"gone\"");
    }
}
