package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.ClaimableInstance;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who gets an instance, and who loses it. */
abstract class StoreClaimRules extends StoreMailRules {

    @Test
    void a_claim_leases_and_raises_the_version() {
        long version = created(write(Commit.of(ready("a"))), 0);
        ClaimedInstance claimed = claimAll(me).get(0);
        assertThat(claimed.instance().version()).isEqualTo(version + 1);
        assertThat(claimed.instance().leaseOwner()).isEqualTo(me);
        assertThat(claimed.instance().stateJson()).isEqualTo(STATE);
        assertThat(claimed.instance().journal()).isEmpty();
        assertThat(claimed.mail()).isEmpty();
        assertThat(claimAll(you)).isEmpty();
        assertThat(stored("a")).isEqualTo(claimed.instance());
        assertThat(durable(write(append("a", version + 1, 1))).version()).isEqualTo(version + 1);
    }

    @Test
    void claims_take_the_oldest_first_and_no_more_than_the_limit() {
        for (String name : List.of("c", "a", "b")) {
            write(Commit.of(ready(name)));
        }
        long d = mine("d");
        write(turn("d", d, 1, new Then.Release(store().now().minusSeconds(60))));
        List<ClaimableInstance> claimable = store().claimable(Set.of(function), 10);
        assertThat(readyNames()).startsWith("d");
        assertThat(claimable).extracting(ClaimableInstance::executeAfter).isSorted();
        assertThat(store().claimable(Set.of(function), 2)).isEqualTo(claimable.subList(0, 2));
        assertThat(store().countClaimable(Set.of(function), 10)).isEqualTo(claimable.size());
        assertThat(store().countClaimable(Set.of(function), 2)).isEqualTo(2);
        for (ClaimableInstance next : claimable) {
            List<ClaimedInstance> claimed = store().claim(request(me, 1, LONG));
            assertThat(claimed).extracting(each -> each.instance().instanceId()).containsExactly(next.instanceId());
        }
        assertThat(claimAll(me)).isEmpty();
    }

    @Test
    void a_claimable_instance_tells_whose_lease_has_ended() throws Exception {
        long version = almostLost("a");
        Instant started = stored("a").createdAt();
        letLeasesEnd();
        ClaimableInstance claimable = store().claimable(Set.of(function), 1).get(0);
        assertThat(claimable.leaseOwner()).isEqualTo(me);
        assertThat(claimable.version()).isEqualTo(version);
        assertThat(claimable.functionName()).isEqualTo(function);
        assertThat(claimable.leaseExpiresAt()).isAfterOrEqualTo(started).isEqualTo(claimable.executeAfter());
    }

    @Test
    void a_take_over_adds_a_row_before_it_is_answered_and_the_loser_can_write_nothing_more() throws Exception {
        long version = almostLost("a");
        write(append("a", version, 1));
        letLeasesEnd();
        ClaimedInstance claimed = takeOver("a");
        assertThat(claimed.instance().version()).isEqualTo(version + 1);
        assertThat(claimed.instance().leaseOwner()).isEqualTo(you);
        assertThat(claimed.instance().journal())
                .containsExactly(new HistoryRow(1, events(1)), new HistoryRow(2, FENCE));
        for (long seq = 1; seq <= 3; seq++) {
            for (Then then : List.of(new Then.Keep(), sleep(), end(), new Then.Quarantine())) {
                assertThat(write(turn("a", version, seq, then))).isEqualTo(new Written.LeaseLost());
            }
        }
        assertThat(stored("a")).isEqualTo(claimed.instance());
        assertThat(durable(write(append("a", version + 1, 3))).version()).isEqualTo(version + 1);
    }

    @Test
    void a_host_that_takes_over_from_itself_is_fenced_too() throws Exception {
        long version = almostLost("a");
        letLeasesEnd();
        ClaimedInstance claimed = claimAll(me).get(0);
        assertThat(claimed.instance().journal()).containsExactly(new HistoryRow(1, FENCE));
        assertThat(write(append("a", version, 1))).isEqualTo(new Written.LeaseLost());
        assertThat(write(append("a", version, 2))).isEqualTo(new Written.LeaseLost());
    }

    @Test
    void a_take_over_counts_on_after_rows_that_were_folded_away() throws Exception {
        long version = almostLost("a");
        write(append("a", version, 1));
        write(turn("a", version, 2, new Then.ContinueAsNew("{\"base\": 2}", 2)));
        letLeasesEnd();
        assertThat(takeOver("a").instance().journal()).containsExactly(new HistoryRow(3, FENCE));
    }

    @Test
    void each_take_over_adds_a_row() throws Exception {
        almostLost("a");
        for (int n = 1; n <= 3; n++) {
            letLeasesEnd();
            assertThat(store().claim(request(you, 1, SHORT)).get(0).instance().journal())
                    .hasSize(n)
                    .allMatch(row -> row.events().equals(FENCE));
        }
    }

    @Test
    void a_claim_after_a_release_adds_no_row() {
        write(turn("a", mine("a"), 1, new Then.Release(Instant.EPOCH)));
        assertThat(takeOver("a").instance().journal()).isEqualTo(rows(1));
    }

    @Test
    void a_lease_that_has_ended_still_owns_until_somebody_takes_over() throws Exception {
        long version = almostLost("a");
        letLeasesEnd();
        assertThat(durable(write(append("a", version, 1))).version()).isEqualTo(version);
        assertThat(store().renew(List.of(new Lease(id("a"), version)), LONG)).hasSize(1);
        assertThat(claimAll(you)).isEmpty();
        assertThat(stored("a").version()).isEqualTo(version);
    }

    @Test
    void only_leases_that_are_held_are_renewed() throws Exception {
        Lease held = new Lease(id("held"), almostLost("held"));
        Lease stale = new Lease(id("stale"), almostLost("stale") - 1);
        Lease ended = new Lease(id("ended"), almostLost("ended") + 1);
        write(turn("ended", ended.version() - 1, 1, end()));
        Lease released = new Lease(id("released"), almostLost("released") + 1);
        write(turn("released", released.version() - 1, 1, sleep()));
        Lease parked = new Lease(id("parked"), almostLost("parked") + 1);
        write(turn("parked", parked.version() - 1, 1, new Then.Quarantine()));
        List<Lease> all = List.of(held, stale, ended, released, parked, new Lease(id("nobody"), 1));
        assertThat(store().renew(all, LONG)).containsExactly(held);
        assertThat(store().renew(List.of(), LONG)).isEmpty();
        letLeasesEnd();
        assertThat(takeOver("stale").instance().version()).isEqualTo(stale.version() + 2);
    }

    @Test
    void a_sleeper_is_claimed_by_id() {
        long version = mine("a");
        write(turn("a", version, 1, sleep()));
        Optional<ClaimedInstance> claimed = store().claimById(id("a"), request(you, 1, LONG));
        assertThat(claimed.orElseThrow().instance().version()).isEqualTo(version + 2);
        assertThat(claimed.orElseThrow().instance().leaseOwner()).isEqualTo(you);
        assertThat(claimed.orElseThrow().instance().journal()).isEqualTo(rows(1));
    }

    @Test
    void an_instance_of_any_function_is_claimed_by_id_with_its_mail() {
        write(Commit.of(after("a", LONG)));
        send("a", "1");
        var request = new io.durablefunctions.store.ClaimRequest(me, Set.of("Unknown" + function), 1, LONG, FENCE);
        assertThat(store().claimById(id("a"), request).orElseThrow().mail()).hasSize(1);
    }

    @Test
    void an_instance_whose_lease_has_ended_is_taken_over_by_id() throws Exception {
        long version = almostLost("a");
        letLeasesEnd();
        ClaimedInstance claimed =
                store().claimById(id("a"), request(you, 1, LONG)).orElseThrow();
        assertThat(claimed.instance().version()).isEqualTo(version + 1);
        assertThat(claimed.instance().journal()).containsExactly(new HistoryRow(1, FENCE));
    }

    @Test
    void the_leased_the_ended_and_the_absent_are_not_claimed_by_id() {
        mine("leased");
        write(turn("ended", mine("ended"), 1, end()));
        for (String name : List.of("leased", "ended", "nobody")) {
            assertThat(store().claimById(id(name), request(you, 1, LONG))).isEmpty();
            assertThat(store().claimById(id(name), request(me, 1, LONG))).isEmpty();
        }
    }

    @Test
    void a_quarantined_instance_is_left_alone() throws Exception {
        long version = mine("a");
        send("a", "1");
        assertThat(durable(write(turn("a", version, 1, new Then.Quarantine()))).version())
                .isEqualTo(version + 1);
        send("a", "2");
        store().rouse(List.of(id("a")));
        store().sweep();
        letLeasesEnd();
        assertThat(readyNames()).isEmpty();
        assertThat(claimAll(me)).isEmpty();
        assertThat(stored("a").version()).isEqualTo(version + 1);
        assertThat(stored("a").leaseOwner()).isEqualTo(io.durablefunctions.store.StateStore.QUARANTINE);
    }

    @Test
    void a_quarantined_instance_is_claimed_by_id_with_a_row_added() {
        long version = mine("a");
        write(turn("a", version, 1, new Then.Quarantine()));
        ClaimedInstance claimed =
                store().claimById(id("a"), request(you, 1, LONG)).orElseThrow();
        assertThat(claimed.instance().version()).isEqualTo(version + 2);
        assertThat(claimed.instance().journal())
                .containsExactly(new HistoryRow(1, events(1)), new HistoryRow(2, FENCE));
    }

    @Test
    void only_the_quarantined_are_released_from_quarantine() {
        long version = mine("a");
        assertThat(store().release(id("a"))).isFalse();
        write(turn("a", version, 1, new Then.Quarantine()));
        assertThat(store().release(id("a"))).isTrue();
        assertThat(store().release(id("a"))).isFalse();
        assertThat(store().release(id("nobody"))).isFalse();
        ClaimedInstance claimed = takeOver("a");
        assertThat(claimed.instance().version()).isEqualTo(version + 3);
        assertThat(claimed.instance().journal()).isEqualTo(rows(1));
    }

    @Test
    void hosts_that_claim_at_once_never_share_an_instance() {
        int instances = 300;
        List<Commit> starts = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            starts.add(Commit.of(ready("i" + i)));
        }
        store().write(starts, PATIENCE);
        ConcurrentLinkedQueue<String> claimed = new ConcurrentLinkedQueue<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<CompletableFuture<Void>> hosts = new ArrayList<>();
        for (int h = 0; h < 6; h++) {
            String host = id("host" + h);
            hosts.add(CompletableFuture.runAsync(() -> {
                while (claimed.size() < instances && System.nanoTime() < deadline) {
                    List<ClaimedInstance> some = store().claim(request(host, 7, LONG));
                    some.forEach(each -> claimed.add(each.instance().instanceId()));
                    if (some.isEmpty()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                }
            }));
        }
        hosts.forEach(CompletableFuture::join);
        assertThat(claimed).hasSize(instances);
        assertThat(new HashSet<>(claimed)).hasSize(instances);
    }

    @Test
    void of_writers_of_one_turn_at_once_one_writes() {
        long version = mine("a");
        for (long seq = 1; seq <= 20; seq++) {
            long next = seq;
            List<CompletableFuture<Written>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(CompletableFuture.supplyAsync(() -> write(append("a", version, next))));
            }
            assertThat(writers.stream().map(CompletableFuture::join).filter(Written.Durable.class::isInstance))
                    .hasSize(1);
        }
        assertThat(stored("a").journal())
                .isEqualTo(rows(LongStream.rangeClosed(1, 20).toArray()));
    }

    @Test
    void a_loser_that_writes_while_it_is_taken_over_leaves_no_row_after_the_fence() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "a" + round;
            long version = almostLost(name);
            CompletableFuture<Integer> loser = CompletableFuture.supplyAsync(() -> {
                int written = 0;
                while (written < 10_000 && write(append(name, version, written + 1)) instanceof Written.Durable) {
                    written++;
                }
                return written;
            });
            letLeasesEnd();
            List<ClaimedInstance> claimed = claimAll(you);
            while (claimed.isEmpty() && !loser.isDone()) {
                claimed = claimAll(you);
            }
            assertThat(claimed).hasSize(1);
            int written = loser.join();
            List<HistoryRow> journal = claimed.get(0).instance().journal();
            assertThat(journal).hasSize(written + 1);
            assertThat(journal.get(written)).isEqualTo(new HistoryRow(written + 1, FENCE));
            assertThat(stored(name).journal()).isEqualTo(journal);
        }
    }
}
