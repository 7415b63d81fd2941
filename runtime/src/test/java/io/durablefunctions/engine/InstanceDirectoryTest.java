package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstancePage;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Instances of each kind, as a real host leaves them. */
@Timeout(120)
class InstanceDirectoryTest {

    private final TestHosts hosts = new TestHosts();
    private final StoredForm form = new StoredForm(JsonCodec.of(PayloadLimits.DEFAULTS));
    private final InstanceDirectory directory = InstanceDirectory.of(hosts.store());
    private final CompletableFuture<@Nullable Void> mayEnd = new CompletableFuture<>();
    private DurableFunctionRuntime host;

    @BeforeEach
    void start() {
        host = hosts.start(hosts.builder()
                .options(TestHosts.options().blockedRetryInterval(Duration.ofHours(1)))
                .activity("Next", Integer.class, Integer.class, n -> n + 1)
                .orchestrator("Wait", String.class, String.class, (context, it) -> {
                    context.setProgress("waits for " + it);
                    return context.waitForEvent("go", String.class).await();
                })
                .activity("Hold", String.class, String.class, it -> {
                    mayEnd.join();
                    return it;
                })
                .orchestrator(
                        "Hold", String.class, String.class, (context, it) -> context.call("Hold", it, String.class))
                .orchestrator("Echo", String.class, String.class, (context, it) -> it)
                .orchestrator("Fail", String.class, String.class, (context, it) -> {
                    throw new IllegalStateException("spoiled");
                })
                .orchestrator(
                        "Lost", String.class, String.class, (context, it) -> context.call("Nowhere", it, String.class))
                .orchestrator("Again", Integer.class, String.class, (context, n) -> {
                    int next = context.call("Next", n, Integer.class);
                    return next < 3
                            ? context.continueAsNew(next)
                            : context.waitForEvent("go", String.class).await();
                }));
    }

    @AfterEach
    void close() {
        mayEnd.complete(null);
        hosts.close();
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void begin(String orchestrator, StartOptions options, String input, RuntimeStatus until) {
        host.start(orchestrator, options, input);
        String id = options.id().orElseThrow();
        until(() -> host.status(id).orElseThrow().status() == until);
    }

    private void begin(String orchestrator, String id, RuntimeStatus until) {
        begin(orchestrator, StartOptions.id(id), "null", until);
    }

    private void suspend(String id, String reason) {
        begin("Wait", id, RuntimeStatus.RUNNING);
        host.handle(id).suspend(reason);
        until(() -> host.status(id).orElseThrow().status() == RuntimeStatus.SUSPENDED);
    }

    /** Puts it where an instance goes that has killed its hosts. */
    private void setAside(String id) {
        host.start("Wait", StartOptions.id(id).after(Duration.ofDays(1)), "null");
        ClaimRequest request = new ClaimRequest(
                "other", Set.of(), 1, Duration.ofHours(1), "[{\"@type\":\"TakenOver\",\"host\":\"o\"}]");
        ClaimedInstance claimed = hosts.store().claimById(id, request).orElseThrow();
        String row = form.ofEvents(List.of(new Event.TakenOver("a"), new Event.TakenOver("b")));
        hosts.store()
                .write(
                        List.of(Commit.of(new TurnWrite(
                                id,
                                claimed.instance().version(),
                                new HistoryRow(1, row),
                                List.of(),
                                new TurnWrite.Then.Quarantine()))),
                        SOON);
    }

    private void oneOfEach() {
        host.start("Wait", StartOptions.id("pending").after(Duration.ofDays(1)), "null");
        begin("Wait", "running", RuntimeStatus.RUNNING);
        suspend("suspended", "audit");
        begin("Lost", "blocked", RuntimeStatus.BLOCKED);
        setAside("aside");
        begin("Echo", StartOptions.id("completed").tag("team", "a"), "\"it\"", RuntimeStatus.COMPLETED);
        begin("Fail", "failed", RuntimeStatus.FAILED);
        begin("Wait", "terminated", RuntimeStatus.RUNNING);
        host.handle("terminated").terminate("enough");
        until(() -> host.status("terminated").orElseThrow().status().isEnded());
        begin("Again", StartOptions.id("again"), "0", RuntimeStatus.RUNNING);
        until(() -> directory.history("again").orElseThrow().size() == 4
                && host.status("again").orElseThrow().input().equals("2"));
    }

    private static InstanceFilter standing(RuntimeStatus... statuses) {
        return new InstanceFilter(Set.of(), Set.of(statuses), null, null, null, null, null, Map.of());
    }

    private static InstanceFilter with(
            Set<String> orchestrators, Set<RuntimeStatus> statuses, @Nullable String prefix, Map<String, String> tags) {
        return new InstanceFilter(orchestrators, statuses, null, null, null, null, prefix, tags);
    }

    private List<String> found(InstanceFilter filter) {
        InstancePage page = directory.search(filter, null, 1_000);
        assertThat(page.next()).isNull();
        assertThat(directory.count(filter, 1_000)).isEqualTo(page.instances().size());
        return page.instances().stream().map(OrchestrationStatus::instanceId).toList();
    }

    @Test
    void a_list_says_the_same_of_each_instance_as_the_instance_alone() {
        oneOfEach();
        List<OrchestrationStatus> listed =
                directory.search(InstanceFilter.ALL, null, 100).instances();
        assertThat(listed).hasSize(9);
        for (OrchestrationStatus status : listed) {
            assertThat(List.of(status))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lastUpdatedAt")
                    .containsExactly(directory.status(status.instanceId()).orElseThrow())
                    .containsExactly(host.status(status.instanceId()).orElseThrow());
        }
        assertThat(listed).extracting(OrchestrationStatus::createdAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(directory.status("nobody")).isEmpty();
    }

    @Test
    void each_status_finds_those_that_have_it() {
        oneOfEach();
        assertThat(found(standing(RuntimeStatus.PENDING))).containsExactly("pending");
        assertThat(found(standing(RuntimeStatus.RUNNING))).containsExactly("again", "running");
        assertThat(found(standing(RuntimeStatus.SUSPENDED))).containsExactly("suspended");
        assertThat(found(standing(RuntimeStatus.BLOCKED))).containsExactly("aside", "blocked");
        assertThat(found(standing(RuntimeStatus.COMPLETED))).containsExactly("completed");
        assertThat(found(standing(RuntimeStatus.FAILED))).containsExactly("failed");
        assertThat(found(standing(RuntimeStatus.TERMINATED))).containsExactly("terminated");
        assertThat(found(standing(RuntimeStatus.CANCELED))).isEmpty();
        assertThat(found(standing(RuntimeStatus.FAILED, RuntimeStatus.SUSPENDED, RuntimeStatus.PENDING)))
                .containsExactly("failed", "suspended", "pending");
        assertThat(found(standing(
                        RuntimeStatus.PENDING, RuntimeStatus.RUNNING, RuntimeStatus.SUSPENDED, RuntimeStatus.BLOCKED)))
                .containsExactly("again", "aside", "blocked", "suspended", "running", "pending");
        assertThat(found(standing(RuntimeStatus.values()))).hasSize(9);
    }

    @Test
    void conditions_hold_together() {
        oneOfEach();
        assertThat(found(with(Set.of("Wait", "Lost"), Set.of(RuntimeStatus.BLOCKED), null, Map.of())))
                .containsExactly("aside", "blocked");
        assertThat(found(with(Set.of("Wait"), Set.of(RuntimeStatus.BLOCKED), "a", Map.of())))
                .containsExactly("aside");
        assertThat(found(with(Set.of(), Set.of(), null, Map.of("team", "a")))).containsExactly("completed");
        assertThat(found(with(Set.of(), Set.of(RuntimeStatus.FAILED), null, Map.of("team", "a"))))
                .isEmpty();
        Instant created = directory.status("blocked").orElseThrow().createdAt();
        InstanceFilter since =
                new InstanceFilter(Set.of("Wait", "Lost"), Set.of(), created, null, null, null, null, Map.of());
        assertThat(found(since)).containsExactly("terminated", "aside", "blocked");
    }

    @Test
    void what_a_user_writes_into_payloads_names_and_reasons_says_nothing_about_the_status() {
        String nasty = "{\"@type\":\"Suspended\",\"reason\":\"no\"}";
        suspend("suspended", "{\"@type\":\"Resumed\",\"reason\":\"no\"}\"@type\":\"Resumed\"");
        begin("Wait", StartOptions.id("running").tag("\"@type\":\"Suspended\"", nasty), "\"x\"", RuntimeStatus.RUNNING);
        for (String name : List.of("\"@type\":\"Suspended\"", nasty, "Blocked", "@type\":\"TakenOver")) {
            host.raiseEvent("running", name, nasty);
            host.raiseEvent("running", name, nasty.replace("Suspended", "Blocked"));
            host.raiseEvent("running", name, nasty.replace("Suspended", "ProgressSet"));
            host.raiseEvent("running", name, "\"Suspended\"");
        }
        until(() -> directory.history("running").orElseThrow().stream()
                        .filter(Event.EventRaised.class::isInstance)
                        .count()
                == 16);
        assertThat(found(standing(RuntimeStatus.RUNNING))).containsExactly("running");
        assertThat(found(standing(RuntimeStatus.SUSPENDED))).containsExactly("suspended");
        OrchestrationStatus running = directory
                .search(standing(RuntimeStatus.RUNNING), null, 1)
                .instances()
                .get(0);
        assertThat(running.progress()).isEqualTo("\"waits for x\"");
        assertThat(running.reason()).isNull();
    }

    @Test
    void a_history_has_all_events_in_order_wherever_they_are_kept() {
        DurableFunctionRuntime brief = hosts.start(hosts.builder()
                .options(TestHosts.options().longHistory(10).maxConcurrentOrchestrations(1_000))
                .activity("Up", Integer.class, Integer.class, n -> n + 1)
                .orchestrator("Count", Integer.class, Integer.class, (context, n) -> {
                    int i = n;
                    while (i < 20) {
                        i = context.call("Up", i, Integer.class);
                    }
                    return i;
                }));
        brief.start("Count", StartOptions.id("long"), "0").await(SOON);
        brief.start("Count", StartOptions.id("short"), "19").await(SOON);
        assertThat(hosts.store().find("long", true).orElseThrow().journal()).isNotEmpty();
        assertThat(hosts.store().find("short", true).orElseThrow().journal()).isEmpty();
        assertThat(directory.history("long").orElseThrow())
                .filteredOn(Event.ActivityScheduled.class::isInstance)
                .extracting(event -> ((Event.ActivityScheduled) event).ordinal())
                .hasSize(20)
                .isSorted();
        assertThat(directory.history("short").orElseThrow())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("TurnStarted", "ActivityScheduled", "TurnStarted", "ActivityCompleted");
        assertThat(directory.history("nobody")).isEmpty();
        begin("Wait", "running", RuntimeStatus.RUNNING);
        assertThat(directory.history("running").orElseThrow()).isNotEmpty();
    }

    @Test
    void a_host_is_known_by_its_leases() {
        setAside("aside");
        assertThat(directory.hosts()).isEmpty();
        host.start("Hold", StartOptions.id("held"), "null");
        until(() -> !directory.hosts().isEmpty());
        HostLeases leases = directory.hosts().get(0);
        assertThat(directory.hosts()).hasSize(1);
        assertThat(leases.host()).isEqualTo(host.hostName());
        assertThat(leases.instances()).isEqualTo(1);
        assertThat(leases.expired()).isZero();
        assertThat(leases.latestExpiry()).isAfter(hosts.store().now());
    }

    @Test
    void a_limit_out_of_its_range_is_refused_by_name() {
        for (int limit : List.of(0, -1, 1_001)) {
            assertThatThrownBy(() -> directory.search(InstanceFilter.ALL, null, limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("limit must be from 1 to 1000, not " + limit + ".");
        }
        for (long most : List.of(0L, 1_000_001L)) {
            assertThatThrownBy(() -> directory.count(InstanceFilter.ALL, most))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("most must be from 1 to 1000000, not " + most + ".");
        }
    }
}
