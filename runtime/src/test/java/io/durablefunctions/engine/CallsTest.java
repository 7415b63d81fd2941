package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.ActivityContext;
import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.ChildFailedException;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.InstanceRunningException;
import io.durablefunctions.InvalidDefinitionException;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.OrchestrationFailedException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.Parallel;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.PayloadLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallsTest {

    private final TestHosts hosts = new TestHosts();

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void an_attempt_that_takes_too_long_is_interrupted_and_counts_as_failed() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .options(TestHosts.options()
                        .activityTimeout(Duration.ofMillis(50))
                        .retry(RetryPolicy.never()))
                .activity("Slow", String.class, String.class, it -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return "too late";
                })
                .orchestrator("Wait", String.class, String.class, (context, it) -> {
                    try {
                        return context.call("Slow", it, String.class);
                    } catch (ActivityFailedException e) {
                        return e.failure().message();
                    }
                }));

        assertThat(host.start("Wait", "null").await(SOON)).isEqualTo("\"Attempt 1 of Slow took longer than PT0.05S.\"");
        assertThat(interrupted.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_exception_that_is_pointless_to_retry_is_not_retried() {
        AtomicInteger attempts = new AtomicInteger();
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .options(TestHosts.options().retry(RetryPolicy.attempts(5).notOn(IllegalArgumentException.class)))
                .activity("Wrong", String.class, String.class, it -> {
                    attempts.incrementAndGet();
                    throw new NumberFormatException("a subclass");
                })
                .orchestrator(
                        "Try", String.class, String.class, (context, it) -> context.call("Wrong", it, String.class)));

        OrchestrationHandle<String> handle = host.start("Try", "null");
        assertThatThrownBy(() -> handle.await(SOON)).isInstanceOf(OrchestrationFailedException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void an_activity_knows_its_call_and_its_key_is_the_same_on_each_attempt() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .activity("Note", String.class, String.class, it -> {
                    ActivityContext context = ActivityContext.current();
                    seen.add(context.instanceId() + " " + context.activityName() + " " + context.idempotencyKey());
                    if (context.attempt() == 1) {
                        throw new IllegalStateException("once more");
                    }
                    return "attempt " + context.attempt();
                })
                .orchestrator(
                        "Call", String.class, String.class, (context, it) -> context.call("Note", it, String.class)));

        assertThat(host.start("Call", StartOptions.id("c"), "null").await(SOON)).isEqualTo("\"attempt 2\"");
        assertThat(seen).hasSize(2).allMatch(line -> line.startsWith("c Note "));
        assertThat(seen.get(0)).isEqualTo(seen.get(1));
    }

    @Test
    void a_child_that_fails_is_an_exception_in_its_parent_with_its_cause_as_data() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .orchestrator("Child", String.class, String.class, (context, it) -> {
                    throw new IllegalStateException("spoiled");
                })
                .orchestrator("Parent", String.class, String.class, (context, it) -> {
                    try {
                        return context.callOrchestrator("Child", it, String.class);
                    } catch (ChildFailedException e) {
                        return e.instanceId() + ": " + e.failure().message();
                    }
                }));

        assertThat(host.start("Parent", StartOptions.id("p"), "null").await(SOON))
                .isEqualTo("\"p:0: spoiled\"");
    }

    @Test
    void a_child_that_is_terminated_is_an_exception_in_its_parent() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .orchestrator(
                        "Child",
                        String.class,
                        String.class,
                        (context, it) ->
                                context.waitForEvent("never", String.class).await())
                .orchestrator("Parent", String.class, String.class, (context, it) -> {
                    try {
                        return context.callOrchestratorAsync(
                                        "Child", it, ValueType.of(String.class), ChildOptions.id("the-child"))
                                .await();
                    } catch (ChildFailedException e) {
                        return e.failure().message();
                    }
                }));

        OrchestrationHandle<String> parent = host.start("Parent", "null");
        OrchestrationHandle<String> child = host.handle("the-child");
        untilStarted(host, "the-child");
        child.terminate("not needed");
        assertThat(parent.await(SOON)).isEqualTo("\"the-child was terminated: not needed\"");
    }

    private static void untilStarted(DurableFunctionRuntime host, String id) {
        while (host.status(id).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_child_whose_id_is_taken_by_another_instance_fails() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .orchestrator("Other", String.class, String.class, (context, it) -> it)
                .orchestrator("Parent", String.class, String.class, (context, it) -> {
                    try {
                        return context.callOrchestratorAsync(
                                        "Other", it, ValueType.of(String.class), ChildOptions.id("taken"))
                                .await();
                    } catch (ChildFailedException e) {
                        return e.failure().message();
                    }
                }));

        host.start("Other", StartOptions.id("taken"), "\"mine\"").await(SOON);
        assertThat(host.start("Parent", "null").await(SOON)).contains("An instance of the id 'taken' exists");
    }

    @Test
    void a_child_of_an_instance_that_had_this_id_before_is_not_taken_for_ones_own() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .orchestrator("Child", String.class, String.class, (context, it) -> it)
                .orchestrator("Parent", String.class, String.class, CallsTest::resultOfChild));

        assertThat(host.start("Parent", StartOptions.id("p"), "\"first\"").await(SOON))
                .isEqualTo("\"first\"");
        host.purge("p");
        assertThat(host.start("Parent", StartOptions.id("p"), "\"second\"").await(SOON))
                .contains("An instance of the id 'p:0' exists that is not this child");
    }

    private static String resultOfChild(OrchestrationContext context, String input) {
        try {
            return context.callOrchestrator("Child", input, String.class);
        } catch (ChildFailedException e) {
            return e.failure().message();
        }
    }

    @Test
    void the_result_of_a_child_does_not_reach_a_later_instance_of_its_parent_s_id() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .orchestrator(
                        "Child",
                        String.class,
                        String.class,
                        (context, it) ->
                                context.waitForEvent("go", String.class).await())
                .orchestrator(
                        "Parent",
                        String.class,
                        String.class,
                        (context, child) -> context.callOrchestratorAsync(
                                        "Child", null, ValueType.of(String.class), ChildOptions.id(child))
                                .await()));

        OrchestrationHandle<String> before = host.start("Parent", StartOptions.id("p"), "\"early\"");
        untilStarted(host, "early");
        before.terminate("not needed");
        assertThatThrownBy(() -> before.await(SOON)).isInstanceOf(OrchestrationTerminatedException.class);
        host.purge("p");
        OrchestrationHandle<String> now = host.start("Parent", StartOptions.id("p"), "\"late\"");
        untilStarted(host, "late");
        host.raiseEvent("early", "go", "\"of the early child\"");
        host.handle("early").await(SOON);
        host.raiseEvent("late", "go", "\"of the late child\"");

        assertThat(now.await(SOON)).isEqualTo("\"of the late child\"");
    }

    @Test
    void one_orchestration_tells_another_and_nobody_else_minds() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .orchestrator(
                        "Listener",
                        String.class,
                        String.class,
                        (context, it) ->
                                context.waitForEvent("news", String.class).await())
                .orchestrator("Teller", String.class, String.class, (context, it) -> {
                    context.raiseEvent("listener", "news", it);
                    context.raiseEvent("nobody", "news", it);
                    return "told";
                }));

        OrchestrationHandle<String> listener = host.start("Listener", StartOptions.id("listener"), "null");
        assertThat(host.start("Teller", "\"hear\"").await(SOON)).isEqualTo("\"told\"");
        assertThat(listener.await(SOON)).isEqualTo("\"hear\"");
    }

    @Test
    void many_instances_wait_in_little_room() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .options(TestHosts.options().maxConcurrentOrchestrations(3))
                .orchestrator("Parent", Integer.class, Integer.class, (context, n) -> {
                    int sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += context.callOrchestrator("Child", i, Integer.class);
                    }
                    return sum;
                })
                .orchestrator("Child", Integer.class, Integer.class, (context, n) -> {
                    context.sleep(Duration.ofMillis(2));
                    return n;
                }));

        List<OrchestrationHandle<String>> parents = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            parents.add(host.start("Parent", "5"));
        }
        assertThat(parents).allSatisfy(parent -> assertThat(parent.await(SOON)).isEqualTo("10"));
    }

    @Test
    void code_that_swallows_its_waits_in_a_loop_is_set_aside_and_stops_nobody_else() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .orchestrator("Loop", String.class, String.class, (context, it) -> {
                    while (true) {
                        try {
                            return context.waitForEvent("go", String.class).await();
                        } catch (Throwable swallowed) {
                            // what this test is about
                        }
                    }
                })
                .orchestrator("Fine", String.class, String.class, (context, it) -> it));

        OrchestrationHandle<String> loop = host.start("Loop", "null");
        while (loop.status().status() != RuntimeStatus.BLOCKED) {
            Thread.onSpinWait();
        }
        assertThat(loop.status().reason()).contains("Catch RuntimeException instead of Throwable");
        assertThat(host.start("Fine", "\"ok\"").await(SOON)).isEqualTo("\"ok\"");
    }

    @Test
    void an_argument_that_is_too_large_fails_the_instance_whatever_it_catches_and_names_the_thing() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .options(TestHosts.options().limits(new PayloadLimits(100, 100, 5)))
                .activity("Take", String.class, String.class, it -> "taken")
                .orchestrator("Give", String.class, String.class, (context, it) -> {
                    try {
                        return context.call("Take", "x".repeat(200), String.class);
                    } catch (RuntimeException e) {
                        return "caught";
                    }
                }));

        OrchestrationHandle<String> handle = host.start("Give", "null");
        assertThatThrownBy(() -> handle.await(SOON))
                .isInstanceOf(OrchestrationFailedException.class)
                .hasMessageContaining("Take")
                .hasMessageContaining("100");
    }

    @Test
    void no_call_is_run_twice_while_its_host_lives() {
        Map<String, Integer> runs = new ConcurrentHashMap<>();
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .activity("Step", Integer.class, Integer.class, n -> {
                    runs.merge(ActivityContext.current().idempotencyKey(), 1, Integer::sum);
                    return n;
                })
                .orchestrator(
                        "Many",
                        Integer.class,
                        Integer.class,
                        (context, n) -> Parallel.atMost(8)
                                .map(Collections.nCopies(n, 1), one -> context.callAsync("Step", one, Integer.class))
                                .await()
                                .size()));

        List<OrchestrationHandle<String>> handles = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            handles.add(host.start("Many", "200"));
        }
        assertThat(handles)
                .allSatisfy(
                        handle -> assertThat(handle.await(SOON.multipliedBy(3))).isEqualTo("200"));
        assertThat(runs)
                .hasSize(50 * 200)
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void two_hosts_of_one_process_have_names_of_their_own() {
        assertThat(hosts.start(hosts.builder()).hostName())
                .isNotEqualTo(hosts.start(hosts.builder()).hostName());
    }

    @Test
    void what_runs_is_not_purged() {
        DurableFunctionRuntime host = hosts.start(hosts.builder()
                .orchestrator(
                        "Wait",
                        String.class,
                        String.class,
                        (context, it) ->
                                context.waitForEvent("go", String.class).await()));

        OrchestrationHandle<String> handle = host.start("Wait", "null");
        assertThatThrownBy(() -> host.purge(handle.instanceId()))
                .isInstanceOf(InstanceRunningException.class)
                .hasMessageContaining(handle.instanceId());
    }

    @Test
    void a_name_is_registered_once() {
        DurableFunctionRuntimeBuilder builder = hosts.builder().activity("A", String.class, String.class, it -> it);
        assertThatThrownBy(() -> builder.activity("A", String.class, String.class, it -> it))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("'A' is registered twice");
    }

    @Test
    void a_client_without_a_host_starts_what_a_host_elsewhere_runs() {
        hosts.start(hosts.builder().orchestrator("Echo", String.class, String.class, (context, it) -> it));
        try (StoreClient client = StoreClient.connect(hosts.store())) {
            assertThat(client.start("Echo", "\"hello\"").await(SOON)).isEqualTo("\"hello\"");
        }
    }
}
