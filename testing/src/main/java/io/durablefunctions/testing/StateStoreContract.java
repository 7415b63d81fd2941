package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimableInstance;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules that every {@link StateStore} keeps. Extend it, give it a store, and run it.
 *
 * <p>Instances get ids of their own for each test, so that the tests may share a database.
 */
@SuppressWarnings("NullAway") // what a test expects to be there it dereferences
public abstract class StateStoreContract {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FENCE = "[\"fence\"]";

    private StateStore store;
    private String prefix;
    private String function;

    /** A new store on an empty or shared database. */
    protected abstract StateStore newStore();

    /** For implementations. */
    protected StateStoreContract() {}

    @BeforeEach
    final void open() {
        store = newStore();
        store.prepare();
        prefix = UUID.randomUUID() + "-";
        function = prefix + "f";
    }

    @AfterEach
    final void close() {
        store.close();
    }

    // ---- the words of these tests

    private String id(String name) {
        return prefix + name;
    }

    private static String state(String text) {
        return "{\"input\": \"" + text + "\"}";
    }

    private NewInstance instance(String name, @Nullable String leasedTo, Duration lease) {
        return new NewInstance(id(name), function, state("in"), Duration.ZERO, leasedTo, lease);
    }

    private Written write(Commit commit) {
        return store.write(List.of(commit), PATIENCE).get(0);
    }

    private static Written.Durable durable(Written written) {
        assertThat(written).isInstanceOf(Written.Durable.class);
        return (Written.Durable) written;
    }

    /** Starts an instance; returns its version. */
    private long start(NewInstance start) {
        StartResult result = durable(write(Commit.of(start))).starts().get(0);
        assertThat(result).isInstanceOf(StartResult.Created.class);
        return ((StartResult.Created) result).version();
    }

    private long startLeased(String name) {
        return start(instance(name, "host-a", LONG));
    }

    private TurnWrite turn(String name, long version, long seq, Then then, String... consumed) {
        return new TurnWrite(id(name), version, new HistoryRow(seq, "[\"turn " + seq + "\"]"), List.of(consumed), then);
    }

    private Written append(String name, long version, long seq, String... consumed) {
        return write(Commit.of(turn(name, version, seq, new Then.Keep(), consumed)));
    }

    private Written send(String name, String messageId) {
        return write(Commit.of(new Message(id(name), messageId, "\"" + messageId + "\"", false)));
    }

    private ClaimRequest request(String host, int limit, Duration lease) {
        return new ClaimRequest(host, Set.of(function), limit, lease, FENCE);
    }

    private List<ClaimedInstance> claim(String host) {
        return store.claim(request(host, 100, LONG));
    }

    private ClaimedInstance claimOne(String host) {
        return within(() -> {
            List<ClaimedInstance> claimed = claim(host);
            return claimed.isEmpty() ? Optional.empty() : Optional.of(claimed.get(0));
        });
    }

    private StoredInstance find(String name) {
        return store.find(id(name), true).orElseThrow();
    }

    private List<Long> seqs(String name) {
        return find(name).journal().stream().map(HistoryRow::seq).toList();
    }

    private static List<String> ids(Collection<ReceivedMessage> mail) {
        return mail.stream().map(ReceivedMessage::messageId).toList();
    }

    /** Asks until there is an answer. */
    private static <T> T within(Supplier<Optional<T>> question) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() - until < 0) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            Thread.onSpinWait();
        }
        return fail("no answer within 10 s");
    }

    // ---- starts

    @Test
    void a_started_instance_is_there_as_it_was_given() {
        long version = start(new NewInstance(id("a"), function, state("x"), Duration.ZERO, null, LONG));
        StoredInstance found = find("a");
        assertThat(found.functionName()).isEqualTo(function);
        assertThat(found.version()).isEqualTo(version);
        assertThat(found.completed()).isFalse();
        assertThat(found.leaseOwner()).isNull();
        assertThat(found.stateJson()).contains("\"x\"");
        assertThat(found.journal()).isEmpty();
    }

    @Test
    void an_id_that_exists_is_left_as_it_is_and_reported() {
        startLeased("a");
        StartResult second = durable(write(
                        Commit.of(new NewInstance(id("a"), function + "2", state("other"), Duration.ZERO, null, LONG))))
                .starts()
                .get(0);
        assertThat(second).isInstanceOfSatisfying(StartResult.Exists.class, exists -> {
            assertThat(exists.functionName()).isEqualTo(function);
            assertThat(exists.stateJson()).contains("\"in\"");
            assertThat(exists.completed()).isFalse();
        });
    }

    @Test
    void the_first_of_two_starts_of_one_id_in_a_batch_wins() {
        List<Written> written = store.write(
                List.of(Commit.of(instance("a", null, LONG)), Commit.of(instance("a", null, LONG))), PATIENCE);
        assertThat(durable(written.get(0)).starts().get(0)).isInstanceOf(StartResult.Created.class);
        assertThat(durable(written.get(1)).starts().get(0)).isInstanceOf(StartResult.Exists.class);
    }

    @Test
    void ids_of_255_characters_are_kept() {
        String longest = prefix + "x".repeat(255 - prefix.length());
        start(new NewInstance(longest, function, state("x"), Duration.ZERO, null, LONG));
        assertThat(store.find(longest, false)).isPresent();
    }

    @Test
    void an_instance_leased_from_the_start_is_not_for_others() {
        startLeased("a");
        assertThat(find("a").leaseOwner()).isEqualTo("host-a");
        assertThat(claim("host-b")).isEmpty();
    }

    @Test
    void a_delayed_instance_is_not_ready_before_its_time() {
        start(new NewInstance(id("late"), function, state("x"), LONG, null, LONG));
        start(new NewInstance(id("soon"), function, state("x"), SHORT, null, LONG));
        assertThat(claim("host-a")).isEmpty();
        assertThat(claimOne("host-a").instance().instanceId()).isEqualTo(id("soon"));
    }

    // ---- claims

    @Test
    void a_claim_leases_the_instance_and_raises_its_version() {
        long version = start(instance("a", null, LONG));
        ClaimedInstance claimed = claimOne("host-a");
        assertThat(claimed.instance().version()).isEqualTo(version + 1);
        assertThat(claimed.instance().leaseOwner()).isEqualTo("host-a");
        assertThat(claimed.instance().journal()).isEmpty();
        assertThat(claim("host-b")).isEmpty();
    }

    @Test
    void a_claim_takes_the_oldest_first_and_no_more_than_asked() {
        for (String name : List.of("a", "b", "c")) {
            start(instance(name, null, LONG));
        }
        List<String> first = store.claim(request("h", 2, LONG)).stream()
                .map(claimed -> claimed.instance().instanceId())
                .toList();
        assertThat(first).containsExactlyInAnyOrder(id("a"), id("b"));
        assertThat(claimOne("h").instance().instanceId()).isEqualTo(id("c"));
    }

    @Test
    void a_claim_takes_only_functions_that_are_served() {
        start(instance("a", null, LONG));
        assertThat(store.claim(new ClaimRequest("h", Set.of("something else"), 10, LONG, FENCE)))
                .isEmpty();
    }

    @Test
    void what_can_be_claimed_is_listed_without_its_payload() {
        long version = start(instance("a", null, LONG));
        ClaimableInstance listed = store.claimable(Set.of(function), 10).get(0);
        assertThat(listed.instanceId()).isEqualTo(id("a"));
        assertThat(listed.functionName()).isEqualTo(function);
        assertThat(listed.version()).isEqualTo(version);
        assertThat(listed.leaseOwner()).isNull();
    }

    @Test
    void claimers_at_the_same_time_never_share_an_instance() throws Exception {
        List<Commit> starts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            starts.add(Commit.of(instance("i" + i, null, LONG)));
        }
        store.write(starts, PATIENCE);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> claimer = () -> {
                List<String> mine = new ArrayList<>();
                for (int round = 0; round < 200; round++) {
                    store.claim(request("h", 7, LONG))
                            .forEach(claimed -> mine.add(claimed.instance().instanceId()));
                }
                return mine;
            };
            List<String> all = new ArrayList<>();
            for (Future<List<String>> claimed : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                all.addAll(claimed.get());
            }
            assertThat(all).hasSize(200).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    // ---- take-overs

    @Test
    void a_take_over_adds_its_fence_before_it_is_answered() {
        long version = start(instance("a", "host-a", SHORT));
        durable(append("a", version, 1));
        ClaimedInstance taken = claimOne("host-b");
        assertThat(taken.instance().version()).isEqualTo(version + 1);
        assertThat(taken.instance().journal()).extracting(HistoryRow::seq).containsExactly(1L, 2L);
        assertThat(taken.instance().journal().get(1).events()).contains("fence");
    }

    @Test
    void who_lost_its_lease_writes_nothing() {
        long version = start(instance("a", "host-a", SHORT));
        durable(send("a", "m1"));
        claimOne("host-b");
        Commit all = new Commit(
                turn("a", version, 1, new Then.Keep(), "m1"),
                List.of(instance("child", null, LONG)),
                List.of(new Message(id("a"), "m2", "\"x\"", false)));
        assertThat(write(all)).isInstanceOf(Written.LeaseLost.class);
        assertThat(append("a", version, 2)).isInstanceOf(Written.LeaseLost.class);
        for (Then then : List.of(
                new Then.Release(null),
                new Then.Complete(state("done"), false),
                new Then.ContinueAsNew("{\"base\": 1}", 1),
                new Then.Quarantine())) {
            assertThat(write(Commit.of(new TurnWrite(id("a"), version, null, List.of(), then))))
                    .isInstanceOf(Written.LeaseLost.class);
        }
        assertThat(seqs("a")).containsExactly(1L);
        assertThat(find("a").leaseOwner()).isEqualTo("host-b");
        assertThat(store.find(id("child"), false)).isEmpty();
        assertThat(ids(store.mail("host-b", 10))).containsExactly("m1");
    }

    @Test
    void a_fence_goes_on_after_the_base() {
        long version = start(instance("a", "host-a", SHORT));
        durable(append("a", version, 1));
        long next = durable(write(Commit.of(
                        new TurnWrite(id("a"), version, null, List.of(), new Then.ContinueAsNew("{\"base\": 1}", 1)))))
                .version();
        assertThat(next).isEqualTo(version + 1);
        assertThat(seqs("a")).isEmpty();
        assertThat(claimOne("host-b").instance().journal())
                .extracting(HistoryRow::seq)
                .containsExactly(2L);
    }

    // ---- turns

    @Test
    void rows_are_appended_in_order_without_raising_the_version() {
        long version = startLeased("a");
        assertThat(durable(append("a", version, 1)).version()).isEqualTo(version);
        durable(append("a", version, 2));
        assertThat(seqs("a")).containsExactly(1L, 2L);
        assertThat(find("a").version()).isEqualTo(version);
    }

    @Test
    void a_row_whose_number_is_taken_is_refused() {
        long version = startLeased("a");
        durable(append("a", version, 1));
        Written second = write(Commit.of(
                new TurnWrite(id("a"), version, new HistoryRow(1, "[\"other\"]"), List.of(), new Then.Keep())));
        assertThat(second).isNotInstanceOf(Written.Failed.class);
        assertThat(find("a").journal()).hasSize(1);
        assertThat(find("a").journal().get(0).events()).contains("turn 1");
    }

    @Test
    void one_bad_commit_does_not_fail_its_neighbours() {
        long a = startLeased("a");
        long b = startLeased("b");
        List<Written> written = store.write(
                List.of(
                        Commit.of(turn("a", a, 1, new Then.Keep())),
                        Commit.of(turn("b", b + 7, 1, new Then.Keep())),
                        Commit.of(instance("c", null, LONG))),
                PATIENCE);
        assertThat(written.get(0)).isInstanceOf(Written.Durable.class);
        assertThat(written.get(1)).isInstanceOf(Written.LeaseLost.class);
        assertThat(written.get(2)).isInstanceOf(Written.Durable.class);
        assertThat(seqs("a")).containsExactly(1L);
        assertThat(seqs("b")).isEmpty();
    }

    @Test
    void a_completed_instance_keeps_its_state_and_nothing_else_and_never_changes() {
        long version = startLeased("a");
        durable(append("a", version, 1));
        long last = durable(write(Commit.of(
                        new TurnWrite(id("a"), version, null, List.of(), new Then.Complete(state("done"), false)))))
                .version();
        assertThat(last).isEqualTo(version + 1);
        StoredInstance ended = find("a");
        assertThat(ended.completed()).isTrue();
        assertThat(ended.leaseOwner()).isNull();
        assertThat(ended.stateJson()).contains("done");
        assertThat(ended.journal()).isEmpty();
        assertThat(append("a", last, 2)).isInstanceOf(Written.LeaseLost.class);
        assertThat(write(Commit.of(
                        new TurnWrite(id("a"), last, null, List.of(), new Then.Complete(state("again"), false)))))
                .isInstanceOf(Written.LeaseLost.class);
        assertThat(find("a").stateJson()).contains("done");
        assertThat(claim("host-b")).isEmpty();
    }

    @Test
    void a_history_that_is_too_long_stays_in_the_journal() {
        long version = startLeased("a");
        durable(append("a", version, 1));
        durable(write(Commit.of(turn("a", version, 2, new Then.Complete(state("done"), true)))));
        assertThat(seqs("a")).containsExactly(1L, 2L);
    }

    @Test
    void continue_as_new_stays_leased_and_keeps_counting() {
        long version = startLeased("a");
        durable(append("a", version, 1));
        long next = durable(write(Commit.of(
                        new TurnWrite(id("a"), version, null, List.of(), new Then.ContinueAsNew("{\"base\": 1}", 1)))))
                .version();
        assertThat(find("a").leaseOwner()).isEqualTo("host-a");
        durable(append("a", next, 2));
        assertThat(seqs("a")).containsExactly(2L);
    }

    @Test
    void a_released_instance_is_ready_when_it_is_due() {
        long version = startLeased("a");
        durable(write(Commit.of(new TurnWrite(
                id("a"), version, null, List.of(), new Then.Release(store.now().plus(SHORT))))));
        assertThat(find("a").leaseOwner()).isNull();
        assertThat(claim("host-b")).isEmpty();
        ClaimedInstance claimed = claimOne("host-b");
        assertThat(claimed.instance().version()).isEqualTo(version + 2);
        assertThat(claimed.instance().journal()).isEmpty();
    }

    // ---- mail

    private long sleep(String name) {
        long version = startLeased(name);
        return durable(write(Commit.of(new TurnWrite(id(name), version, null, List.of(), new Then.Release(null)))))
                .version();
    }

    @Test
    void a_message_wakes_a_sleeper() {
        sleep("a");
        assertThat(claim("host-b")).isEmpty();
        assertThat(durable(send("a", "m1")).undelivered()).isEmpty();
        assertThat(ids(claimOne("host-b").mail())).containsExactly("m1");
    }

    @Test
    void mail_that_came_before_the_release_wakes_it_too() {
        long version = startLeased("a");
        durable(send("a", "m1"));
        durable(write(Commit.of(new TurnWrite(id("a"), version, null, List.of(), new Then.Release(null)))));
        assertThat(ids(claimOne("host-b").mail())).containsExactly("m1");
    }

    @Test
    void mail_is_read_in_the_order_in_which_it_was_sent() {
        startLeased("a");
        store.write(
                List.of(
                        Commit.of(new Message(id("a"), "1", "\"x\"", true)),
                        Commit.of(new Message(id("a"), "2", "\"y\"", true))),
                PATIENCE);
        durable(send("a", "3"));
        assertThat(ids(store.mail("host-a", 10))).containsExactly("1", "2", "3");
        assertThat(ids(store.mail("host-a", 2))).containsExactly("1", "2");
        assertThat(store.mail("host-b", 10)).isEmpty();
    }

    @Test
    void a_message_to_nobody_or_to_an_ended_instance_is_reported() {
        long version = startLeased("a");
        durable(write(
                Commit.of(new TurnWrite(id("a"), version, null, List.of(), new Then.Complete(state("done"), false)))));
        assertThat(durable(send("a", "m1")).undelivered()).containsExactly("m1");
        assertThat(durable(send("nobody", "m2")).undelivered()).containsExactly("m2");
    }

    @Test
    void a_message_may_go_to_an_instance_that_starts_with_it() {
        Commit both = new Commit(
                null, List.of(instance("a", null, LONG)), List.of(new Message(id("a"), "m1", "\"x\"", false)));
        assertThat(durable(write(both)).undelivered()).isEmpty();
        assertThat(ids(claimOne("host-a").mail())).containsExactly("m1");
    }

    @Test
    void a_consumed_message_is_gone_and_must_have_been_there() {
        long version = startLeased("a");
        durable(send("a", "m1"));
        durable(append("a", version, 1, "m1"));
        assertThat(store.mail("host-a", 10)).isEmpty();
        assertThat(append("a", version, 2, "m1")).isInstanceOf(Written.LeaseLost.class);
        assertThat(seqs("a")).containsExactly(1L);
    }

    @Test
    void texts_come_back_to_the_letter() {
        startLeased("a");
        String text = "\"\\u0000 \\\" \u00e9 \uD83D\uDE00 \\ud800 " + "x".repeat(1_000_000) + "\"";
        durable(write(Commit.of(new Message(id("a"), "m1", text, true))));
        assertThat(store.mail("host-a", 1).get(0).payload()).isEqualTo(text);
    }

    @Test
    void a_sweep_wakes_who_was_forgotten_and_not_who_has_no_mail() {
        sleep("a");
        sleep("b");
        durable(write(
                Commit.of(new Message(id("a"), "m1", "\"x\"", true)))); // nobody is woken for a receiver that is here
        assertThat(claim("host-b")).isEmpty();
        store.sweep();
        assertThat(claim("host-b"))
                .extracting(claimed -> claimed.instance().instanceId())
                .containsExactly(id("a"));
    }

    @Test
    void rousing_wakes_sleepers_with_mail() {
        sleep("a");
        durable(write(Commit.of(new Message(id("a"), "m1", "\"x\"", true))));
        store.rouse(List.of(id("a"), id("nobody")));
        assertThat(claim("host-b")).hasSize(1);
    }

    // ---- leases

    @Test
    void a_renewed_lease_lasts_and_one_of_another_version_is_lost() {
        long version = start(instance("a", "host-a", SHORT));
        Lease mine = new Lease(id("a"), version);
        Lease stale = new Lease(id("a"), version - 1);
        assertThat(store.renew(List.of(mine, stale, new Lease(id("nobody"), 1)), LONG))
                .containsExactly(mine);
        assertThat(store.claimable(Set.of(function), 10)).isEmpty();
        assertThat(find("a").version()).isEqualTo(version);
    }

    @Test
    void an_instance_is_claimed_by_id_unless_somebody_has_it() {
        startLeased("leased");
        sleep("asleep");
        Set<String> none = Set.of();
        ClaimRequest request = new ClaimRequest("host-b", none, 1, LONG, FENCE);
        assertThat(store.claimById(id("leased"), request)).isEmpty();
        assertThat(store.claimById(id("nobody"), request)).isEmpty();
        assertThat(store.claimById(id("asleep"), request)).isPresent();
        assertThat(find("asleep").leaseOwner()).isEqualTo("host-b");
    }

    @Test
    void an_instance_in_quarantine_is_left_alone_until_it_is_released() {
        long version = startLeased("a");
        durable(write(Commit.of(new TurnWrite(id("a"), version, null, List.of(), new Then.Quarantine()))));
        durable(send("a", "m1"));
        store.sweep();
        assertThat(claim("host-b")).isEmpty();
        assertThat(find("a").leaseOwner()).isEqualTo(StateStore.QUARANTINE);
        assertThat(store.release(id("a"))).isTrue();
        assertThat(store.release(id("a"))).isFalse();
        assertThat(claimOne("host-b").instance().instanceId()).isEqualTo(id("a"));
    }

    // ---- questions

    @Test
    void those_that_have_ended_are_told_from_those_that_run_and_those_that_are_not() {
        startLeased("runs");
        long version = startLeased("ended");
        durable(write(Commit.of(
                new TurnWrite(id("ended"), version, null, List.of(), new Then.Complete(state("done"), false)))));
        var answer = store.ended(Set.of(id("runs"), id("ended"), id("nobody")));
        assertThat(new HashSet<>(answer.keySet())).containsExactlyInAnyOrder(id("ended"), id("nobody"));
        assertThat(answer.get(id("ended")).orElseThrow().stateJson()).contains("done");
        assertThat(answer.get(id("nobody"))).isEmpty();
    }

    @Test
    void only_what_has_ended_is_purged_and_a_new_one_of_that_id_has_a_greater_version() {
        long version = startLeased("a");
        assertThat(store.purge(id("a"))).isEqualTo(StateStore.Purged.RUNNING);
        long last = durable(write(Commit.of(turn("a", version, 1, new Then.Complete(state("done"), true)))))
                .version();
        assertThat(store.purge(id("a"))).isEqualTo(StateStore.Purged.REMOVED);
        assertThat(store.purge(id("a"))).isEqualTo(StateStore.Purged.ABSENT);
        assertThat(store.find(id("a"), true)).isEmpty();
        assertThat(startLeased("a")).isGreaterThan(last);
        assertThat(seqs("a")).isEmpty();
    }

    @Test
    void others_get_a_hint_when_there_is_work_for_them() {
        Semaphore hints = new Semaphore(0);
        StateStore.Subscription subscription = store.listen(hints::release);
        try {
            AtomicInteger number = new AtomicInteger();
            within(() -> {
                start(instance("i" + number.incrementAndGet(), null, LONG));
                return hints.tryAcquire() ? Optional.of(true) : Optional.empty();
            });
        } finally {
            subscription.close();
        }
    }
}
