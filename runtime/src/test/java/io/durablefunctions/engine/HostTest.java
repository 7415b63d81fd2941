package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceExistsException;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.NoDefinitionException;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.OrchestrationFailedException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StartOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    private final TestHosts hosts = new TestHosts();

    private DurableFunctionRuntimeBuilder builder() {
        return hosts.builder();
    }

    private DurableFunctionRuntime start(DurableFunctionRuntimeBuilder builder) {
        return hosts.start(builder);
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void an_orchestrator_calls_an_activity() {
        DurableFunctionRuntime host = start(builder()
                .activity("SayHello", String.class, String.class, name -> "Hello, " + name)
                .orchestrator(
                        "Greeting",
                        String.class,
                        String.class,
                        (context, name) -> context.call("SayHello", name, String.class)));

        OrchestrationHandle<String> handle = host.start("Greeting", "\"Ada\"");
        assertThat(handle.await(SOON)).isEqualTo("\"Hello, Ada\"");
        assertThat(handle.status().status()).isEqualTo(RuntimeStatus.COMPLETED);
    }

    @Test
    void a_thousand_activities_fan_out_and_in() {
        DurableFunctionRuntime host = start(builder()
                .activity("Square", Integer.class, Integer.class, n -> n * n)
                .orchestrator("Sum", Integer.class, Integer.class, (context, n) -> {
                    List<DurableFuture<Integer>> squares = new ArrayList<>();
                    for (int i = 1; i <= n; i++) {
                        squares.add(context.callAsync("Square", i, Integer.class));
                    }
                    return DurableFuture.allOf(squares).await().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
                }));

        assertThat(host.start("Sum", "1000").await(SOON)).isEqualTo("333833500");
    }

    @Test
    void a_failing_activity_is_tried_again() {
        AtomicInteger attempts = new AtomicInteger();
        DurableFunctionRuntime host = start(builder()
                .activity("Flaky", String.class, String.class, it -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    return "at last";
                })
                .orchestrator(
                        "Try", String.class, String.class, (context, it) -> context.call("Flaky", it, String.class)));

        assertThat(host.start("Try", "null").await(SOON)).isEqualTo("\"at last\"");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void an_activity_that_never_works_fails_its_orchestration_with_its_cause_as_data() {
        DurableFunctionRuntime host = start(builder()
                .activity("Broken", String.class, String.class, it -> {
                    throw new IllegalArgumentException("no way");
                })
                .orchestrator(
                        "Try", String.class, String.class, (context, it) -> context.call("Broken", it, String.class)));

        assertThatThrownBy(() -> host.start("Try", "null").await(SOON))
                .isInstanceOfSatisfying(OrchestrationFailedException.class, failed -> {
                    assertThat(failed.failure().type()).endsWith("ActivityFailedException");
                    assertThat(failed.failure().cause().is(IllegalArgumentException.class))
                            .isTrue();
                    assertThat(failed.failure().cause().message()).isEqualTo("no way");
                });
    }

    @Test
    void timers_events_and_children_work_together() {
        DurableFunctionRuntime host = start(builder()
                .orchestrator("Child", Integer.class, Integer.class, (context, n) -> {
                    context.sleep(Duration.ofMillis(20));
                    return n + 1;
                })
                .orchestrator("Parent", Integer.class, Integer.class, (context, n) -> {
                    int grown = context.callOrchestrator("Child", n, Integer.class);
                    context.setProgress("grown to " + grown);
                    return grown + context.waitForEvent("more", Integer.class).await();
                }));

        OrchestrationHandle<String> handle = host.start("Parent", StartOptions.id("p"), "1");
        host.raiseEvent("p", "more", "40");
        assertThat(handle.await(SOON)).isEqualTo("42");
        assertThat(handle.status().progress()).isEqualTo("\"grown to 2\"");
        assertThat(host.status("p:0").orElseThrow().parentInstanceId()).isEqualTo("p");
    }

    @Test
    void continue_as_new_goes_on_with_a_new_history() {
        DurableFunctionRuntime host = start(builder()
                .activity("Next", Integer.class, Integer.class, n -> n + 1)
                .orchestrator("Count", Integer.class, Integer.class, (context, n) -> {
                    int next = context.call("Next", n, Integer.class);
                    return next == 5 ? next : context.continueAsNew(next);
                }));

        assertThat(host.start("Count", "0").await(SOON)).isEqualTo("5");
    }

    @Test
    void a_second_host_goes_on_with_what_the_first_one_gave_back() {
        DurableFunctionRuntime first = start(waiting());
        OrchestrationHandle<String> handle = first.start("Wait", StartOptions.id("w"), "null");
        first.close();
        DurableFunctionRuntime second = start(waiting());
        second.raiseEvent("w", "go", "\"on\"");
        assertThat(second.handle("w").await(SOON)).isEqualTo("\"on\"");
        assertThat(handle.instanceId()).isEqualTo("w");
    }

    @Test
    void an_event_whose_instance_is_started_at_the_same_moment_is_not_refused_as_too_late() {
        DurableFunctionRuntime host = start(waiting());
        WatchedStore store = new WatchedStore(hosts.store());
        store.beforeNextFind(() -> host.start("Wait", StartOptions.id("w"), "null"));
        try (StoreClient client = StoreClient.connect(store)) {
            client.raiseEvent("w", "go", "\"on\"");
        }
        assertThat(host.handle("w").await(SOON)).isEqualTo("\"on\"");
    }

    @Test
    void an_event_that_meets_its_instance_on_the_way_back_to_the_store_wakes_it() throws InterruptedException {
        CountDownLatch givenBack = new CountDownLatch(1);
        CountDownLatch mayHear = new CountDownLatch(1);
        WatchedStore store = new WatchedStore(hosts.store()).withoutSweeps();
        store.afterWrite(commits -> {
            if (WatchedStore.givesBack(commits)) {
                givenBack.countDown();
                awaitUninterruptibly(mayHear);
            }
        });
        DurableFunctionRuntime host = start(
                waiting().sharedStateStore(store).options(TestHosts.options().idleTimeout(Duration.ZERO)));
        host.start("Wait", StartOptions.id("w"), "null");
        assertThat(givenBack.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        host.raiseEvent("w", "go", "\"on\"");
        mayHear.countDown();

        assertThat(host.handle("w").await(SOON)).isEqualTo("\"on\"");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private DurableFunctionRuntimeBuilder waiting() {
        return builder()
                .orchestrator(
                        "Wait",
                        String.class,
                        String.class,
                        (context, it) ->
                                context.waitForEvent("go", String.class).await());
    }

    @Test
    void a_suspended_instance_holds_still_until_it_is_resumed() {
        DurableFunctionRuntime host = start(waiting());
        OrchestrationHandle<String> handle = host.start("Wait", "null");
        handle.suspend("audit");
        host.raiseEvent(handle.instanceId(), "go", "1");
        assertThatThrownBy(() -> handle.await(Duration.ofMillis(100))).isInstanceOf(DurableTimeoutException.class);
        assertThat(handle.status().status()).isEqualTo(RuntimeStatus.SUSPENDED);
        assertThat(handle.status().reason()).isEqualTo("audit");
        handle.resume("done");
        assertThatThrownBy(() -> handle.await(SOON)).isInstanceOf(OrchestrationFailedException.class);
    }

    @Test
    void a_terminated_instance_runs_no_more_code() {
        DurableFunctionRuntime host = start(waiting());
        OrchestrationHandle<String> handle =
                host.start("Wait", StartOptions.defaults().after(Duration.ofDays(1)), "null");
        handle.terminate("not needed");
        assertThatThrownBy(() -> handle.await(SOON))
                .isInstanceOf(OrchestrationTerminatedException.class)
                .hasMessageContaining("not needed");
        handle.terminate("again");
        assertThatThrownBy(() -> host.raiseEvent(handle.instanceId(), "go", "1"))
                .isInstanceOf(InstanceEndedException.class)
                .hasMessageContaining(handle.instanceId());
        assertThat(host.purge(handle.instanceId())).isTrue();
        assertThat(host.status(handle.instanceId())).isEmpty();
    }

    @Test
    void starting_an_id_again_returns_the_same_instance_unless_it_must_be_new() {
        AtomicInteger runs = new AtomicInteger();
        DurableFunctionRuntime host = start(builder()
                .activity("Count", String.class, Integer.class, it -> runs.incrementAndGet())
                .orchestrator("Other", String.class, Integer.class, (context, it) -> 0)
                .orchestrator(
                        "Once",
                        String.class,
                        Integer.class,
                        (context, it) -> context.call("Count", it, Integer.class)));

        StartOptions options = StartOptions.id("once");
        assertThat(host.start("Once", options, "null").await(SOON)).isEqualTo("1");
        assertThat(host.start("Once", options, "null").await(SOON)).isEqualTo("1");
        assertThatThrownBy(() -> host.start("Once", options.mustBeNew(), "null"))
                .isInstanceOf(InstanceExistsException.class)
                .hasMessageContaining("once");
        assertThatThrownBy(() -> host.start("Other", options, "null"))
                .isInstanceOf(InstanceExistsException.class)
                .hasMessageContaining("is of Once");
    }

    @Test
    void bad_input_is_refused_before_anything_is_written() {
        DurableFunctionRuntime host = start(builder().orchestrator("Int", Integer.class, Integer.class, (c, n) -> n));

        assertThatThrownBy(() -> host.start("Itn", "1"))
                .isInstanceOf(NoDefinitionException.class)
                .hasMessageContaining("'Itn'");
        assertThatThrownBy(() -> host.start("Int", StartOptions.id("bad"), "\"one\""))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("the input of Int");
        assertThatThrownBy(() -> host.start("Int", StartOptions.id("bad"), "{"))
                .isInstanceOf(InvalidPayloadException.class);
        assertThatThrownBy(() -> host.start("Int", StartOptions.id("bad"), "\"" + "x".repeat(70_000) + "\""))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("65,536".replace(",", ""));
        assertThat(host.status("bad")).isEmpty();
        assertThatThrownBy(() -> host.raiseEvent("nobody", "x", "1"))
                .isInstanceOf(InstanceNotFoundException.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> host.handle("nobody").await(SOON)).isInstanceOf(InstanceNotFoundException.class);
    }

    @Test
    void an_activity_nobody_registered_blocks_the_instance_until_a_host_has_it() {
        DurableFunctionRuntimeBuilder without = builder()
                .options(RuntimeOptions.defaults()
                        .pollingInterval(Duration.ofMillis(5))
                        .blockedRetryInterval(Duration.ofMillis(50)))
                .orchestrator(
                        "Needs", String.class, String.class, (context, it) -> context.call("Late", it, String.class));
        DurableFunctionRuntime first = start(without);
        OrchestrationHandle<String> handle = first.start("Needs", StartOptions.id("needs"), "null");
        assertThatThrownBy(() -> handle.await(Duration.ofMillis(200))).isInstanceOf(DurableTimeoutException.class);
        assertThat(handle.status().status()).isEqualTo(RuntimeStatus.BLOCKED);
        assertThat(handle.status().reason()).contains("'Late' is not registered");
        first.close();
        DurableFunctionRuntime second = start(builder()
                .activity("Late", String.class, String.class, it -> "better than never")
                .orchestrator(
                        "Needs", String.class, String.class, (context, it) -> context.call("Late", it, String.class)));
        assertThat(second.handle("needs").await(SOON)).isEqualTo("\"better than never\"");
    }

    @Test
    void closing_waits_for_running_activities() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> mayEnd = new CompletableFuture<>();
        DurableFunctionRuntime host = start(builder()
                .activity("Long", String.class, String.class, it -> {
                    begun.complete(null);
                    mayEnd.join();
                    return "done";
                })
                .orchestrator(
                        "Work", String.class, String.class, (context, it) -> context.call("Long", it, String.class)));
        host.start("Work", StartOptions.id("work"), "null");
        begun.join();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(host::close);
        mayEnd.complete(null);
        closed.join();
        assertThat(hosts.store().find("work", true).orElseThrow().leaseOwner()).isNull();
    }

    @Test
    void one_that_is_suspended_while_it_is_blocked_and_busy_goes_on_where_it_is_not_blocked() throws Exception {
        CompletableFuture<Void> mayEnd = new CompletableFuture<>();
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch suspended = new CountDownLatch(1);
        WatchedStore store = new WatchedStore(hosts.store());
        store.afterWrite(commits -> commits.stream()
                .filter(commit -> commit.turn() != null && commit.turn().row() != null)
                .filter(commit -> commit.turn().row().events().contains("Suspended"))
                .forEach(commit -> suspended.countDown()));
        DurableFunctionRuntimeBuilder withoutLate = builder()
                .sharedStateStore(store)
                .activity("Slow", String.class, String.class, it -> {
                    mayEnd.join();
                    return "slowly";
                })
                .orchestrator("Work", String.class, String.class, (context, it) -> work(context, blocked::countDown));
        DurableFunctionRuntime first = start(withoutLate);
        OrchestrationHandle<String> handle = first.start("Work", StartOptions.id("work"), "null");
        first.raiseEvent("work", "go", "\"on\"");
        assertThat(blocked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        handle.suspend("audit");
        assertThat(suspended.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        mayEnd.complete(null);
        first.close();

        DurableFunctionRuntime second = start(builder()
                .activity("Slow", String.class, String.class, it -> it)
                .activity("Late", String.class, String.class, it -> it)
                .orchestrator("Work", String.class, String.class, (context, it) -> work(context, () -> {})));
        second.handle("work").resume("all is well");

        assertThat(second.handle("work").await(SOON)).isEqualTo("\"on, slowly\"");
    }

    private static String work(OrchestrationContext context, Runnable heard) {
        DurableFuture<String> slow = context.callAsync("Slow", null, String.class);
        String event = context.waitForEvent("go", String.class).await();
        heard.run();
        return context.call("Late", event, String.class) + ", " + slow.await();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a\0b"})
    void an_event_for_an_id_that_cannot_be_one_fails_the_orchestration_that_raises_it(@Nullable String id) {
        DurableFunctionRuntime host =
                start(builder().orchestrator("Raise", String.class, String.class, (context, it) -> {
                    context.raiseEvent(id, "go", it);
                    return it;
                }));

        assertThatThrownBy(() -> host.start("Raise", "null").await(SOON))
                .isInstanceOf(OrchestrationFailedException.class)
                .hasMessageContaining("InvalidInstanceIdException")
                .hasMessageContaining("instance id");
    }

    /** Its own message is a mistake. */
    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no words");
        }
    }

    @Test
    void an_activity_whose_exception_cannot_even_tell_its_message_has_failed() {
        DurableFunctionRuntime host = start(builder()
                .activity("Broken", String.class, String.class, it -> {
                    throw new Unspeakable();
                })
                .orchestrator(
                        "Try", String.class, String.class, (context, it) -> context.call("Broken", it, String.class)));

        assertThatThrownBy(() -> host.start("Try", "null").await(SOON))
                .isInstanceOfSatisfying(OrchestrationFailedException.class, failed -> {
                    assertThat(failed.failure().cause().is(Unspeakable.class)).isTrue();
                    assertThat(failed.failure().cause().message()).contains("UnsupportedOperationException");
                });
    }

    @Test
    void an_orchestration_whose_exception_cannot_even_tell_its_message_has_failed() {
        DurableFunctionRuntime host = start(builder().orchestrator("Try", String.class, String.class, (context, it) -> {
            throw new Unspeakable();
        }));

        assertThatThrownBy(() -> host.start("Try", "null").await(SOON))
                .isInstanceOfSatisfying(OrchestrationFailedException.class, failed -> {
                    assertThat(failed.failure().is(Unspeakable.class)).isTrue();
                    assertThat(failed.failure().message()).contains("UnsupportedOperationException");
                });
    }
}
