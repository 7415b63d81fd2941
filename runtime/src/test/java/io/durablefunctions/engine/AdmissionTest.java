package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.HostBusyException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final TestHosts hosts = new TestHosts();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void close() {
        mayEnd.countDown();
        hosts.close();
    }

    private void awaitEnd() {
        try {
            assertThat(mayEnd.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private DurableFunctionRuntimeBuilder holding(RuntimeOptions options) {
        return hosts.builder()
                .options(options)
                .activity("Hold", String.class, String.class, it -> {
                    awaitEnd();
                    return it;
                })
                .orchestrator(
                        "Held", String.class, String.class, (context, it) -> context.call("Hold", it, String.class));
    }

    private static OrchestrationHandle<String> start(DurableFunctionRuntime host, String id) {
        return host.start("Held", StartOptions.id(id), "\"" + id + "\"");
    }

    @Test
    void a_host_that_is_full_refuses_a_start_once_enough_wait_and_stores_nothing_of_it() {
        DurableFunctionRuntime host = hosts.start(
                holding(TestHosts.options().maxConcurrentOrchestrations(1).maxBacklog(3)));
        List<OrchestrationHandle<String>> taken = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (taken.size() < 10) {
                        taken.add(start(host, "taken" + taken.size()));
                    }
                })
                .isInstanceOf(HostBusyException.class)
                .hasMessageContaining("3 instances wait for room (option maxBacklog). Held was not started");
        // 3 wait; one runs, but for a moment in which the host may have kept its room for what waits in the store
        assertThat(taken).hasSizeBetween(3, 5);
        assertThat(hosts.store().find("taken" + taken.size(), false)).isEmpty();

        mayEnd.countDown();
        for (int i = 0; i < taken.size(); i++) {
            assertThat(taken.get(i).await(SOON)).isEqualTo("\"taken" + i + "\"");
        }
    }

    @Test
    void what_is_started_for_later_is_no_matter_of_room() {
        DurableFunctionRuntime host = hosts.start(
                holding(TestHosts.options().maxConcurrentOrchestrations(1).maxBacklog(1)));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        start(host, "taken" + i);
                    }
                })
                .isInstanceOf(HostBusyException.class);
        host.start("Held", StartOptions.id("later").after(Duration.ofDays(1)), "\"later\"");
        assertThat(hosts.store().find("later", false)).isPresent();
    }

    @Test
    void children_are_taken_however_many_wait() {
        DurableFunctionRuntime host = hosts.start(holding(
                        TestHosts.options().maxConcurrentOrchestrations(2).maxBacklog(1))
                .orchestrator("Parent", Integer.class, Integer.class, (context, n) -> {
                    List<DurableFuture<String>> children = new ArrayList<>();
                    for (int i = 0; i < n; i++) {
                        children.add(context.callOrchestratorAsync(
                                "Held", "c", ValueType.of(String.class), ChildOptions.defaults()));
                    }
                    return DurableFuture.allOf(children).await().size();
                }));
        OrchestrationHandle<String> parent = host.start("Parent", "8");
        mayEnd.countDown();
        assertThat(parent.await(SOON)).isEqualTo("8");
    }

    @Test
    void a_host_that_as_many_calls_wait_for_as_may_refuses_another_one() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        WatchedStore slow = new WatchedStore(hosts.store(), commits -> {
            written.countDown();
            awaitEnd();
        });
        DurableFunctionRuntime host =
                hosts.start(holding(TestHosts.options().maxPendingCalls(1)).sharedStateStore(slow));
        CompletableFuture<OrchestrationHandle<String>> first =
                CompletableFuture.supplyAsync(() -> start(host, "first"));
        assertThat(written.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> start(host, "second"))
                .isInstanceOf(HostBusyException.class)
                .hasMessageContaining("1 calls wait for it (option maxPendingCalls)")
                .satisfies(busy ->
                        assertThat(busy.getStackTrace()).as("it is cheap").isEmpty());

        mayEnd.countDown();
        assertThat(first.get(SOON.toSeconds(), TimeUnit.SECONDS).await(SOON)).isEqualTo("\"first\"");
        assertThat(start(host, "second").await(SOON)).isEqualTo("\"second\"");
    }
}
