package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.StartOptions;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.InMemoryStateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host goes by its own stopwatch: it begins nothing when the lease may have ended, whatever the store would say. */
class SelfFencingTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration NANO = Duration.ofNanos(1);

    private final Queue<Runnable> activities = new ArrayDeque<>();
    private final ManualWorkers workers = new ManualWorkers(Runnable::run, activities::add);
    private final InMemoryStateStore shared = new InMemoryStateStore(() -> Instant.EPOCH.plusNanos(workers.nanoTime()));
    private final WatchedStore store = new WatchedStore(shared, this::beforeWrite);
    private final List<String> begun = new ArrayList<>();
    private final DurableFunctionRuntime host = DurableFunctionRuntime.builder()
            .sharedStateStore(store)
            .workers(workers)
            .options(RuntimeOptions.defaults().leaseTimeout(LEASE))
            .activity("Note", String.class, String.class, it -> {
                begun.add(it);
                return it;
            })
            .orchestrator("Note later", String.class, String.class, (context, it) -> {
                context.waitForEvent("go", String.class).await();
                return context.call("Note", it, String.class);
            })
            .orchestrator("Note", String.class, String.class, (context, it) -> context.call("Note", it, String.class))
            .orchestrator("Begin child", String.class, String.class, (context, it) -> {
                context.waitForEvent("go", String.class).await();
                return context.callOrchestrator("Note", it, String.class);
            })
            .start();

    @BeforeEach
    void an_instance_waits() {
        host.start("Note later", StartOptions.id("i"), "\"noted\"");
    }

    /** What starts a child is on its way for as long as a lease. */
    private void beforeWrite(List<Commit> batch) {
        if (batch.stream()
                .anyMatch(commit -> commit.turn() != null && !commit.starts().isEmpty())) {
            workers.standStill(LEASE);
        }
    }

    private void go() {
        host.raiseEvent("i", "go", "\"\"");
    }

    private void threadsAreFree() {
        while (!activities.isEmpty()) {
            activities.remove().run();
        }
    }

    @Test
    void an_activity_that_waited_for_a_thread_begins_within_its_lease() {
        go();
        workers.standStill(LEASE.minus(NANO));
        threadsAreFree();

        assertThat(begun).containsExactly("noted");
    }

    @Test
    void one_that_waited_until_the_lease_had_ended_never_begins() {
        go();
        workers.standStill(LEASE);
        threadsAreFree();

        assertThat(begun).isEmpty();
    }

    @Test
    void a_turn_that_is_taken_when_the_lease_has_ended_begins_no_activity() {
        workers.standStill(LEASE);
        go();

        assertThat(activities).isEmpty();
    }

    @Test
    void an_instance_whose_lease_could_not_be_renewed_is_given_up_before_another_host_may_have_it() {
        go();
        store.cut();
        workers.advance(LEASE);

        assertThat(host.statistics().instancesHeld()).isZero();
        threadsAreFree();
        assertThat(begun).isEmpty();
    }

    @Test
    void a_child_begins_no_activity_if_its_start_was_answered_when_its_lease_had_ended() {
        host.start("Begin child", StartOptions.id("parent"), "\"noted\"");
        host.raiseEvent("parent", "go", "\"\"");
        threadsAreFree();

        assertThat(begun).isEmpty();
    }
}
