package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a host remembers of the instances it runs, on one thread. */
class InstancesOfHostTest {

    private static final String HOST = "host-1";
    private static final int ROOM = 8;

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final StoredForm stored = new StoredForm(JsonCodec.of(PayloadLimits.DEFAULTS));

    private Host host(Function<OrchestrationContext, String> parent) {
        return host(store, Runnable::run, parent);
    }

    private Host host(StateStore store, Executor executor, Function<OrchestrationContext, String> parent) {
        Workers workers = new ManualWorkers(executor);
        RuntimeOptions options = TestHosts.options().maxConcurrentOrchestrations(ROOM);
        StoreClock clock = new StoreClock(workers::nanoTime);
        clock.set(store.now());
        Registry registry = new Registry();
        registry.add(TestOrchestrator.of("Parent", parent));
        registry.add(TestOrchestrator.of(
                "Child", context -> context.waitForEvent("go", String.class).await()));
        Completions completions = new Completions(store, stored, workers, Duration.ofSeconds(1));
        return new Host(
                HOST, store, options, registry, workers, JsonCodec.of(PayloadLimits.DEFAULTS), clock, completions);
    }

    private void put(String id, String state) {
        store.write(List.of(Commit.of(new NewInstance(id, "Parent", state, Duration.ZERO, null, SOON))), SOON);
    }

    private String initial() {
        return stored.ofState(DurableStateDto.initial(Payload.NULL, "s", null, Map.of()));
    }

    private void hasTaken(String id, List<Event> turn) {
        StoredInstance found = store.find(id, true).orElseThrow();
        HistoryRow row = new HistoryRow(found.journal().size() + 1, stored.ofEvents(turn));
        TurnWrite write = new TurnWrite(id, found.version(), row, List.of(), new TurnWrite.Then.Release(Instant.EPOCH));
        store.write(List.of(Commit.of(write)), SOON);
    }

    private Instance claim(Host host, String id) {
        assertThat(host.room().take()).isTrue();
        ClaimRequest request = new ClaimRequest(HOST, Set.of(), 1, SOON, "[]");
        Instance claimed = host.load(store.claimById(id, request).orElseThrow(), SOON.toNanos());
        host.add(claimed);
        return claimed;
    }

    private static String callChild(OrchestrationContext context, String id) {
        return context.callOrchestratorAsync("Child", "x", ValueType.of(String.class), ChildOptions.id(id))
                .await();
    }

    private int roomLeft(Host host) {
        int left = 0;
        while (host.room().take()) {
            left++;
        }
        return left;
    }

    @Test
    void room_for_children_is_free_again_if_their_parent_is_given_up_in_the_turn_that_calls_them() {
        Host[] host = new Host[1];
        host[0] = host(context -> {
            var first =
                    context.callOrchestratorAsync("Child", "x", ValueType.of(String.class), ChildOptions.defaults());
            var second =
                    context.callOrchestratorAsync("Child", "x", ValueType.of(String.class), ChildOptions.defaults());
            Objects.requireNonNull(host[0].instance("p")).evict("the test wants it so");
            return first.await() + second.await();
        });
        put("p", initial());

        claim(host[0], "p");

        assertThat(host[0].instances()).isEmpty();
        assertThat(roomLeft(host[0])).isEqualTo(ROOM);
    }

    @Test
    void an_instance_that_ends_while_it_comes_to_rest_is_not_kept_among_the_idle() {
        Host host = host(context -> callChild(context, "c"));
        put("p", initial());
        hasTaken(
                "p",
                List.of(
                        new Event.TurnStarted(Instant.EPOCH),
                        new Event.ChildScheduled(0, "Child", "c", new Payload("\"x\""))));

        Instance parent = claim(host, "p"); // the child is not there: it fails
        host.idle(parent);

        assertThat(store.find("p", false).orElseThrow().completed()).isTrue();
        assertThat(host.instances()).isEmpty();
        assertThat(host.idle()).isEmpty();
    }

    @Test
    void a_parent_whose_childs_id_is_that_of_an_instance_that_cannot_be_read_is_told_so() {
        Host host = host(context -> callChild(context, "c"));
        put("c", "{\"status\":7}");
        put("p", initial());

        claim(host, "p");

        assertThat(store.find("p", false).orElseThrow().stateJson())
                .contains("FAILED")
                .contains("exists that is not this child");
    }

    /** A parent that another host has taken over, and the child of its id that a former instance of the parent's has called. */
    private void callsTheIdOfAFormerOnesChild(Event... events) {
        ParentRef former = new ParentRef("p", 0, "a start before");
        put("p:0", stored.ofState(DurableStateDto.initial(Payload.NULL, "c", former, Map.of())));
        put("p", initial());
        hasTaken(
                "p",
                List.of(
                        new Event.TurnStarted(Instant.EPOCH),
                        new Event.ChildScheduled(0, "Child", "p:0", new Payload("\"x\""))));
        List.of(events).forEach(event -> hasTaken("p", List.of(event)));
    }

    private void hasHeardThatItsChildCannotBe() {
        assertThat(store.find("p", false).orElseThrow().stateJson())
                .contains("FAILED")
                .contains("exists that is not this child");
    }

    @Test
    void so_is_one_whose_host_died_before_it_could_store_that_a_former_one_s_child_has_the_id() {
        Host host = host(context -> callChild(context, "p:0"));
        callsTheIdOfAFormerOnesChild(new Event.TakenOver("other"));

        claim(host, "p");

        hasHeardThatItsChildCannotBe();
    }

    @Test
    void so_is_one_that_was_taken_over_and_suspended_once_it_is_resumed() {
        Host host = host(context -> callChild(context, "p:0"));
        callsTheIdOfAFormerOnesChild(new Event.TakenOver("other"), new Event.Suspended("a while"));

        claim(host, "p");
        Objects.requireNonNull(host.instance("p")).tell(News.local(new Event.Resumed("now")));

        hasHeardThatItsChildCannotBe();
    }

    @Test
    void so_is_one_that_was_resumed_before_it_came_here() {
        Host host = host(context -> callChild(context, "p:0"));
        callsTheIdOfAFormerOnesChild(
                new Event.TakenOver("other"), new Event.Suspended("a while"), new Event.Resumed("now"));

        claim(host, "p");

        hasHeardThatItsChildCannotBe();
    }

    @Test
    void a_parent_stays_until_its_children_have_been_looked_for() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        Host host = host(store, tasks::add, context -> callChild(context, "p:0"));
        callsTheIdOfAFormerOnesChild(new Event.TakenOver("other"));

        claim(host, "p");
        tasks.remove().run(); // its turn
        Instance parent = Objects.requireNonNull(host.instance("p"));
        parent.release();

        assertThat(host.instances()).containsExactly(parent);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        hasHeardThatItsChildCannotBe();
    }

    @Test
    void a_parent_whose_children_cannot_be_looked_for_is_left_to_the_host_that_takes_it_over() {
        WatchedStore watched = new WatchedStore(store);
        Host host = host(watched, Runnable::run, context -> callChild(context, "p:0"));
        callsTheIdOfAFormerOnesChild(new Event.TakenOver("other"));
        watched.cut();

        claim(host, "p");

        assertThat(host.instances()).isEmpty();
        assertThat(store.find("p", false).orElseThrow().leaseOwner()).isEqualTo(HOST);
    }

    @Test
    void so_is_one_that_comes_from_the_store() {
        Host host = host(context -> callChild(context, "c"));
        put("c", "{\"status\":7}");
        put("p", initial());
        hasTaken(
                "p",
                List.of(
                        new Event.TurnStarted(Instant.EPOCH),
                        new Event.ChildScheduled(0, "Child", "c", new Payload("\"x\""))));

        claim(host, "p");

        assertThat(store.find("p", false).orElseThrow().stateJson())
                .contains("FAILED")
                .contains("exists that is not this child");
    }
}
