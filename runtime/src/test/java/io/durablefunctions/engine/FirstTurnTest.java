package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.OrchestrationFailedException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.StoredInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is started on a host that has room takes its first turn there before it is stored. */
@Timeout(120)
class FirstTurnTest {

    private final TestHosts hosts = new TestHosts();
    private final WatchedStore store = new WatchedStore(hosts.store());
    private final StoredForm form = new StoredForm(JsonCodec.of(PayloadLimits.DEFAULTS));
    private final CompletableFuture<@Nullable Void> mayEnd = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Map<String, Integer> runs = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        mayEnd.complete(null);
        hosts.close();
    }

    /** With more room than a claim reserves while it asks the store. */
    private static RuntimeOptions options() {
        return TestHosts.options().maxConcurrentOrchestrations(1_000);
    }

    private DurableFunctionRuntimeBuilder builder(WatchedStore way, RuntimeOptions options) {
        return DurableFunctionRuntime.builder().sharedStateStore(way).options(options);
    }

    private DurableFunctionRuntimeBuilder builder() {
        return builder(store, options());
    }

    /** An activity that waits for the test, and an orchestrator that calls it and nothing else. */
    private DurableFunctionRuntimeBuilder working(DurableFunctionRuntimeBuilder builder) {
        return builder.activity("Work", String.class, String.class, it -> {
                    runs.merge("Work", 1, Integer::sum);
                    begun.countDown();
                    mayEnd.join();
                    return it + " done";
                })
                .orchestrator(
                        "Call", String.class, String.class, (context, it) -> context.call("Work", it, String.class));
    }

    private static DurableFunctionRuntimeBuilder waiting(DurableFunctionRuntimeBuilder builder) {
        return builder.orchestrator("Wait", String.class, String.class, (context, it) -> {
            context.setProgress("waiting");
            return context.waitForEvent("go", String.class).await();
        });
    }

    private StoredInstance stored(String id) {
        return hosts.store().find(id, true).orElseThrow();
    }

    private DurableStateDto state(String id) {
        return form.state(stored(id).stateJson());
    }

    private List<Event> history(String id) {
        List<Event> history = new ArrayList<>(state(id).history());
        stored(id).journal().forEach(row -> history.addAll(form.events(row.events())));
        return history;
    }

    private List<Class<?>> kinds(String id) {
        return history(id).stream().<Class<?>>map(Event::getClass).toList();
    }

    /** All commits, in the order in which they were written. */
    private List<Commit> commits() {
        return store.writes().stream().flatMap(List::stream).toList();
    }

    private DurableStateDto startedState() {
        return form.state(commits().get(0).starts().get(0).stateJson());
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void awaitBegun() throws InterruptedException {
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    }

    // ---- what is stored

    @Test
    void a_start_and_what_its_first_turn_decided_are_one_write() throws InterruptedException {
        DurableFunctionRuntime host = hosts.start(working(builder()));
        OrchestrationHandle<String> handle = host.start("Call", StartOptions.id("a"), "\"it\"");
        awaitBegun();

        assertThat(commits()).hasSize(1);
        assertThat(stored("a").journal()).isEmpty();
        assertThat(stored("a").leaseOwner()).isEqualTo(host.hostName());
        assertThat(state("a").status()).isEqualTo(RuntimeStatus.PENDING);
        assertThat(kinds("a")).containsExactly(Event.TurnStarted.class, Event.ActivityScheduled.class);
        assertThat(handle.status().status()).isEqualTo(RuntimeStatus.RUNNING);

        mayEnd.complete(null);
        assertThat(handle.await(SOON)).isEqualTo("\"it done\"");
        assertThat(commits()).hasSize(2);
        assertThat(stored("a").journal()).isEmpty();
        assertThat(kinds("a"))
                .containsExactly(
                        Event.TurnStarted.class,
                        Event.ActivityScheduled.class,
                        Event.TurnStarted.class,
                        Event.ActivityCompleted.class);
    }

    @Test
    void what_the_first_turn_told_is_seen_from_outside() {
        DurableFunctionRuntime host = hosts.start(waiting(builder()));
        OrchestrationHandle<String> handle = host.start("Wait", "null");
        assertThat(handle.status().progress()).isEqualTo("\"waiting\"");
        assertThat(handle.status().status()).isEqualTo(RuntimeStatus.RUNNING);
    }

    @Test
    void a_first_turn_that_is_too_long_for_the_state_is_a_row_of_the_journal() throws InterruptedException {
        DurableFunctionRuntime host = hosts.start(working(builder()));
        OrchestrationHandle<String> handle = host.start("Call", StartOptions.id("a"), "\"" + "x".repeat(10_000) + "\"");
        awaitBegun();
        assertThat(startedState().history()).isEmpty();
        assertThat(stored("a").journal()).hasSize(1);
        assertThat(kinds("a")).containsExactly(Event.TurnStarted.class, Event.ActivityScheduled.class);
        mayEnd.complete(null);
        assertThat(handle.await(SOON)).endsWith("x done\"");
        assertThat(runs).containsEntry("Work", 1);
    }

    // ---- ids that exist

    @Test
    void to_start_an_id_again_runs_nothing_twice_and_gives_that_instance() throws InterruptedException {
        DurableFunctionRuntime host = hosts.start(working(builder()));
        host.start("Call", StartOptions.id("a"), "\"first\"");
        awaitBegun();
        OrchestrationHandle<String> again = host.start("Call", StartOptions.id("a"), "\"second\"");
        mayEnd.complete(null);
        assertThat(again.await(SOON)).isEqualTo("\"first done\"");
        assertThat(runs).containsEntry("Work", 1);
        assertThat(kinds("a")).containsOnlyOnce(Event.ActivityScheduled.class);
        assertThat(host.start("Call", StartOptions.id("a"), "\"third\"").await(SOON))
                .isEqualTo("\"first done\"");
        assertThat(runs).containsEntry("Work", 1);
    }

    @Test
    void of_many_starts_of_one_id_at_the_same_time_one_runs() {
        DurableFunctionRuntime host = hosts.start(working(builder()));
        mayEnd.complete(null);
        List<CompletableFuture<String>> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            starts.add(CompletableFuture.supplyAsync(
                    () -> host.start("Call", StartOptions.id("a"), "\"it\"").await(SOON)));
        }
        assertThat(starts).allSatisfy(start -> assertThat(start.join()).isEqualTo("\"it done\""));
        assertThat(runs).containsEntry("Work", 1);
    }

    @Test
    void a_start_that_meets_its_id_gives_its_room_back() {
        DurableFunctionRuntime host =
                hosts.start(waiting(builder(store, options().maxConcurrentOrchestrations(102))));
        host.start("Wait", StartOptions.id("a"), "null");
        for (int i = 0; i < 150; i++) { // more often than there is room, beside what a claim reserves meanwhile
            host.start("Wait", StartOptions.id("a"), "null");
        }
        int before = commits().size();
        host.start("Wait", StartOptions.id("b"), "null");
        assertThat(commits().subList(before, commits().size()))
                .flatExtracting(Commit::starts)
                .extracting(start -> start.leasedTo())
                .containsExactly(host.hostName());
    }

    /** By default there is room for a hundred, and a claim reserves a hundred while it asks the store. */
    @Test
    void what_is_started_while_its_host_claims_takes_its_first_turn_there_too() throws InterruptedException {
        CountDownLatch claiming = new CountDownLatch(1);
        CompletableFuture<@Nullable Void> mayClaim = new CompletableFuture<>();
        store.beforeClaim(() -> {
            claiming.countDown();
            mayClaim.join();
        });
        DurableFunctionRuntime host = hosts.start(waiting(builder(store, TestHosts.options())));
        assertThat(claiming.await(30, TimeUnit.SECONDS)).isTrue();
        try {
            host.start("Wait", StartOptions.id("a"), "null");
            assertThat(stored("a").leaseOwner()).isEqualTo(host.hostName());
        } finally {
            mayClaim.complete(null);
        }
    }

    // ---- first turns that do more than wait

    @Test
    void an_orchestrator_whose_first_turn_starts_a_child_starts_it_once_and_after_itself() {
        DurableFunctionRuntime host = hosts.start(builder()
                .orchestrator("Child", String.class, String.class, (context, it) -> {
                    runs.merge(context.instanceId(), 1, Integer::sum);
                    return it + " grown";
                })
                .orchestrator(
                        "Parent",
                        String.class,
                        String.class,
                        (context, it) -> context.callOrchestratorAsync(
                                        "Child", it, ValueType.of(String.class), ChildOptions.id("child"))
                                .await()));
        assertThat(host.start("Parent", StartOptions.id("p"), "\"it\"").await(SOON))
                .isEqualTo("\"it grown\"");
        assertThat(startedState().history()).isEmpty();
        assertThat(kinds("p"))
                .containsExactly(
                        Event.TurnStarted.class,
                        Event.ChildScheduled.class,
                        Event.TurnStarted.class,
                        Event.ChildCompleted.class);
        assertThat(runs).containsEntry("child", 1);
    }

    @Test
    void an_event_that_a_first_turn_sends_is_sent_once_and_not_if_the_start_meets_its_id() {
        DurableFunctionRuntime host = hosts.start(builder()
                .orchestrator("Listener", Integer.class, Integer.class, (context, n) -> {
                    int sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += context.waitForEvent("news", Integer.class).await();
                    }
                    return sum;
                })
                .orchestrator("Teller", Integer.class, String.class, (context, n) -> {
                    context.raiseEvent("listener", "news", n);
                    return context.waitForEvent("never", String.class).await();
                }));
        OrchestrationHandle<String> listener = host.start("Listener", StartOptions.id("listener"), "2");
        host.start("Teller", StartOptions.id("teller"), "1");
        host.start("Teller", StartOptions.id("teller"), "10");
        host.start("Teller", StartOptions.id("other"), "100");
        assertThat(listener.await(SOON)).isEqualTo("101");
    }

    @Test
    void an_orchestrator_that_completes_at_once_has_a_history_of_one_turn() {
        DurableFunctionRuntime host =
                hosts.start(builder().orchestrator("Echo", String.class, String.class, (context, it) -> it));
        assertThat(host.start("Echo", StartOptions.id("a"), "\"it\"").await(SOON))
                .isEqualTo("\"it\"");
        assertThat(commits()).hasSize(2);
        assertThat(startedState().history()).isEmpty();
        assertThat(kinds("a")).containsExactly(Event.TurnStarted.class);
    }

    @Test
    void an_orchestrator_that_fails_at_once_has_failed() {
        DurableFunctionRuntime host =
                hosts.start(builder().orchestrator("Fail", String.class, String.class, (context, it) -> {
                    throw new IllegalStateException("on purpose");
                }));
        OrchestrationHandle<String> handle = host.start("Fail", StartOptions.id("a"), "null");
        assertThatThrownBy(() -> handle.await(SOON))
                .isInstanceOf(OrchestrationFailedException.class)
                .hasMessageContaining("on purpose");
        assertThat(handle.status().status()).isEqualTo(RuntimeStatus.FAILED);
        assertThat(kinds("a")).containsExactly(Event.TurnStarted.class);
    }

    @Test
    void an_orchestrator_that_continues_as_new_at_once_goes_on() {
        DurableFunctionRuntime host = hosts.start(builder()
                .orchestrator(
                        "Count",
                        Integer.class,
                        Integer.class,
                        (context, n) -> n == 5 ? n : context.continueAsNew(n + 1)));
        assertThat(host.start("Count", "0").await(SOON)).isEqualTo("5");
    }

    @Test
    void an_orchestrator_that_continues_as_new_after_its_first_turn_was_stored_with_its_start_begins_anew() {
        mayEnd.complete(null);
        DurableFunctionRuntime host =
                hosts.start(working(builder()).orchestrator("Count", Integer.class, Integer.class, (context, n) -> {
                    context.call("Work", "it", String.class);
                    return n == 3 ? n : context.continueAsNew(n + 1);
                }));
        assertThat(host.start("Count", StartOptions.id("a"), "0").await(SOON)).isEqualTo("3");
        assertThat(runs).containsEntry("Work", 4);
        assertThat(kinds("a"))
                .containsExactly(
                        Event.TurnStarted.class,
                        Event.ActivityScheduled.class,
                        Event.TurnStarted.class,
                        Event.ActivityCompleted.class);
    }

    @Test
    void an_orchestrator_whose_first_turn_calls_what_nobody_registered_is_blocked_and_goes_on_where_it_is() {
        RuntimeOptions options = options().blockedRetryInterval(Duration.ofMillis(20));
        DurableFunctionRuntime host = hosts.start(builder(store, options)
                .orchestrator(
                        "Call", String.class, String.class, (context, it) -> context.call("Work", it, String.class)));
        OrchestrationHandle<String> handle = host.start("Call", StartOptions.id("a"), "\"it\"");
        until(() -> handle.status().status() == RuntimeStatus.BLOCKED);
        assertThat(handle.status().reason()).contains("'Work' is not registered");
        host.close();
        mayEnd.complete(null);
        DurableFunctionRuntime other = hosts.start(working(builder(new WatchedStore(hosts.store()), options)));
        assertThat(other.handle("a").await(SOON)).isEqualTo("\"it done\"");
        assertThat(kinds("a")).containsOnlyOnce(Event.ActivityScheduled.class);
    }

    @Test
    void an_orchestrator_that_swallows_its_waits_in_its_first_turn_is_started_and_set_aside_later() {
        DurableFunctionRuntime host =
                hosts.start(builder().orchestrator("Loop", String.class, String.class, (context, it) -> {
                    while (true) {
                        try {
                            return context.waitForEvent("go", String.class).await();
                        } catch (Throwable swallowed) {
                            // what this test is about
                        }
                    }
                }));
        OrchestrationHandle<String> handle = host.start("Loop", StartOptions.id("a"), "null");
        assertThat(handle.instanceId()).isEqualTo("a");
        until(() -> handle.status().status() == RuntimeStatus.BLOCKED);
        assertThat(handle.status().reason()).contains("Catch RuntimeException instead of Throwable");
        handle.terminate("enough");
        assertThatThrownBy(() -> handle.await(SOON)).isInstanceOf(OrchestrationTerminatedException.class);
    }

    // ---- long histories

    private static DurableFunctionRuntimeBuilder counting(DurableFunctionRuntimeBuilder builder) {
        return builder.activity("Next", Integer.class, Integer.class, n -> n + 1)
                .orchestrator("Count", Integer.class, Integer.class, (context, n) -> {
                    context.setProgress("counting");
                    int i = n;
                    while (i < 20) {
                        i = context.call("Next", i, Integer.class);
                    }
                    return i;
                });
    }

    @Test
    void a_history_that_grows_too_long_keeps_its_first_turn_in_the_state_and_the_rest_in_the_journal() {
        DurableFunctionRuntime host =
                hosts.start(counting(builder(store, options().longHistory(10))));
        OrchestrationHandle<String> handle = host.start("Count", StartOptions.id("a"), "0");
        assertThat(handle.await(SOON)).isEqualTo("20");
        assertThat(state("a").historyInJournal()).isTrue();
        assertThat(state("a").history())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("TurnStarted", "ProgressSet", "ActivityScheduled");
        assertThat(stored("a").journal()).hasSize(20);
        assertThat(history("a").stream().filter(Event.ActivityScheduled.class::isInstance))
                .hasSize(20);
        assertThat(handle.status().status()).isEqualTo(RuntimeStatus.COMPLETED);
        assertThat(handle.status().progress()).isEqualTo("\"counting\"");
    }

    @Test
    void a_history_that_grows_too_long_on_another_host_keeps_its_first_turn_too() {
        DurableFunctionRuntime first = hosts.start(working(builder(store.withoutClaims(), options()))
                .orchestrator("Long", Integer.class, Integer.class, (context, n) -> {
                    context.waitForEvent("go", Integer.class).await();
                    return n;
                }));
        first.start("Long", StartOptions.id("a"), "7");
        first.close();
        DurableFunctionRuntime second =
                hosts.start(builder(new WatchedStore(hosts.store()), options().longHistory(2))
                        .orchestrator("Long", Integer.class, Integer.class, (context, n) -> {
                            context.waitForEvent("go", Integer.class).await();
                            return n;
                        }));
        second.raiseEvent("a", "go", "1");
        assertThat(second.handle("a").await(SOON)).isEqualTo("7");
        assertThat(state("a").historyInJournal()).isTrue();
        assertThat(kinds("a"))
                .containsExactly(Event.TurnStarted.class, Event.TurnStarted.class, Event.EventRaised.class);
    }

    // ---- hosts that go

    @Test
    void a_host_that_dies_after_a_start_leaves_the_first_turn_to_the_next_one() throws InterruptedException {
        RuntimeOptions options =
                options().lease(Duration.ofMillis(300), Duration.ofMillis(100)).shutdownTimeout(Duration.ZERO);
        DurableFunctionRuntime first = hosts.start(working(builder(store, options)));
        first.start("Call", StartOptions.id("a"), "\"it\"");
        awaitBegun();
        store.cut();

        AtomicInteger secondRuns = new AtomicInteger();
        WatchedStore way = new WatchedStore(hosts.store());
        DurableFunctionRuntime second = hosts.start(builder(way, options())
                .activity("Work", String.class, String.class, it -> {
                    secondRuns.incrementAndGet();
                    return it + " done by the second";
                })
                .orchestrator(
                        "Call", String.class, String.class, (context, it) -> context.call("Work", it, String.class)));
        assertThat(second.handle("a").await(SOON.multipliedBy(3))).isEqualTo("\"it done by the second\"");
        assertThat(secondRuns).hasValue(1);
        assertThat(kinds("a"))
                .startsWith(Event.TurnStarted.class, Event.ActivityScheduled.class)
                .contains(Event.TakenOver.class)
                .containsOnlyOnce(Event.ActivityScheduled.class)
                .endsWith(Event.ActivityCompleted.class);
    }

    @Test
    void an_instance_that_left_its_host_is_ended_by_another_one_and_the_handle_of_its_start_hears_of_it() {
        WatchedStore way = store.withoutClaims();
        DurableFunctionRuntime first =
                hosts.start(waiting(builder(way, options().idleTimeout(Duration.ZERO))));
        OrchestrationHandle<String> handle = first.start("Wait", StartOptions.id("a"), "null");
        CompletableFuture<String> result = CompletableFuture.supplyAsync(() -> handle.await(SOON.multipliedBy(3)));
        until(() -> stored("a").leaseOwner() == null);

        DurableFunctionRuntime second = hosts.start(waiting(builder(new WatchedStore(hosts.store()), options())));
        second.raiseEvent("a", "go", "\"on\"");
        assertThat(result.join()).isEqualTo("\"on\"");
        assertThat(handle.await(SOON)).isEqualTo("\"on\"");
        assertThat(way.endedAsked()).isPositive();
        assertThat(kinds("a"))
                .containsExactly(
                        Event.TurnStarted.class,
                        Event.ProgressSet.class,
                        Event.TurnStarted.class,
                        Event.EventRaised.class);
    }

    @Test
    void who_waits_where_the_instance_runs_does_not_ask_the_store() {
        mayEnd.complete(null);
        DurableFunctionRuntime host = hosts.start(working(builder()));
        for (int i = 0; i < 20; i++) {
            OrchestrationHandle<String> handle = host.start("Call", "\"it\"");
            assertThat(handle.await(SOON)).isEqualTo("\"it done\"");
            assertThat(handle.await(SOON)).isEqualTo("\"it done\"");
        }
        assertThat(store.endedAsked()).isEqualTo(0);
    }

    @Test
    void a_sleeper_that_is_terminated_keeps_its_first_turn() {
        DurableFunctionRuntime host =
                hosts.start(waiting(builder(store.withoutClaims(), options().idleTimeout(Duration.ZERO))));
        OrchestrationHandle<String> handle = host.start("Wait", StartOptions.id("a"), "null");
        until(() -> stored("a").leaseOwner() == null);
        handle.terminate("enough");
        assertThatThrownBy(() -> handle.await(SOON))
                .isInstanceOf(OrchestrationTerminatedException.class)
                .hasMessageContaining("enough");
        assertThat(kinds("a"))
                .containsExactly(Event.TurnStarted.class, Event.ProgressSet.class, Event.Terminated.class);
        assertThat(handle.status().progress()).isEqualTo("\"waiting\"");
    }

    @Test
    void one_that_is_terminated_where_it_runs_keeps_its_first_turn() {
        DurableFunctionRuntime host =
                hosts.start(waiting(builder(store, options().idleTimeout(Duration.ofMinutes(1)))));
        OrchestrationHandle<String> handle = host.start("Wait", StartOptions.id("a"), "null");
        handle.terminate("enough");
        assertThatThrownBy(() -> handle.await(SOON)).isInstanceOf(OrchestrationTerminatedException.class);
        assertThat(kinds("a"))
                .containsExactly(Event.TurnStarted.class, Event.ProgressSet.class, Event.Terminated.class);
    }
}
