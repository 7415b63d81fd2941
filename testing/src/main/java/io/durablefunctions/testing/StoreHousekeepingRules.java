package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StateStore.Purged;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite.Then;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is asked, swept, purged and listened to. */
abstract class StoreHousekeepingRules extends StoreClaimRules {

    @Test
    void an_instance_is_found_with_and_without_its_journal() {
        long version = mine("a");
        write(append("a", version, 1));
        write(append("a", version, 2));
        assertThat(stored("a").journal()).isEqualTo(rows(1, 2));
        assertThat(store().find(id("a"), false).orElseThrow().journal()).isEmpty();
        assertThat(store().find(id("nobody"), true)).isEmpty();
    }

    @Test
    void a_row_that_changes_says_when() throws Exception {
        long version = mine("a");
        StoredInstance before = stored("a");
        letLeasesEnd();
        write(turn("a", version, 1, end()));
        assertThat(stored("a").createdAt()).isEqualTo(before.createdAt());
        assertThat(stored("a").updatedAt()).isAfter(before.updatedAt());
    }

    @Test
    void the_ended_and_the_absent_are_told_of_and_the_running_are_not() {
        write(turn("ended", mine("ended"), 1, end()));
        mine("running");
        Map<String, Optional<StoredInstance>> told = store().ended(List.of(id("ended"), id("running"), id("absent")));
        assertThat(told).containsOnlyKeys(id("ended"), id("absent"));
        assertThat(told).containsEntry(id("absent"), Optional.empty());
        StoredInstance ended = told.getOrDefault(id("ended"), Optional.empty()).orElseThrow();
        assertThat(ended.completed()).isTrue();
        assertThat(ended.stateJson()).isEqualTo("{\"done\": true}");
        assertThat(store().ended(List.of())).isEmpty();
    }

    @Test
    void the_sweep_wakes_sleepers_with_mail_and_nobody_else() {
        write(turn("forgotten", mine("forgotten"), 1, sleep()));
        write(Commit.of(new Message(id("forgotten"), "1", "1", true)));
        write(turn("idle", mine("idle"), 1, sleep()));
        long busy = mine("busy");
        send("busy", "1");
        store().sweep();
        assertThat(readyNames()).containsExactly("forgotten");
        assertThat(stored("busy").version()).isEqualTo(busy);
        assertThat(store().mail(me, 10)).hasSize(1);
    }

    @Test
    void mail_that_an_instance_left_behind_when_it_ended_is_nobodys() {
        long version = mine("a");
        send("a", "1");
        write(turn("a", version, 1, end()));
        assertThat(store().mail(me, 10)).isEmpty();
        store().sweep();
        assertThat(store().mail(me, 10)).isEmpty();
        assertThat(claimAll(you)).isEmpty();
    }

    @Test
    void only_what_has_ended_is_purged() {
        long version = mine("a");
        assertThat(store().purge(id("a"))).isEqualTo(Purged.RUNNING);
        write(append("a", version, 1));
        write(turn("a", version, 2, new Then.Complete("{\"done\": true}", true)));
        assertThat(store().purge(id("a"))).isEqualTo(Purged.REMOVED);
        assertThat(store().find(id("a"), true)).isEmpty();
        assertThat(store().purge(id("a"))).isEqualTo(Purged.ABSENT);
    }

    @Test
    void a_quarantined_instance_is_not_purged() {
        write(turn("a", mine("a"), 1, new Then.Quarantine()));
        assertThat(store().purge(id("a"))).isEqualTo(Purged.RUNNING);
    }

    @Test
    void an_id_that_is_used_again_finds_nothing_of_old_and_repeats_no_version() {
        long version = mine("a");
        send("a", "old");
        write(append("a", version, 1));
        write(turn("a", version, 2, new Then.ContinueAsNew("{\"base\": 2}", 2)));
        write(turn("a", version + 1, 3, sleep()));
        long last = takeOver("a").instance().version();
        write(turn("a", last, 4, new Then.Complete("{\"done\": true}", true)));
        store().purge(id("a"));
        long again = mine("a");
        assertThat(again).isGreaterThan(last + 1);
        assertThat(stored("a").journal()).isEmpty();
        assertThat(store().mail(me, 10)).isEmpty();
        assertThat(write(append("a", last, 1))).isInstanceOf(io.durablefunctions.store.Written.LeaseLost.class);
        assertThat(durable(write(append("a", again, 1))).version()).isEqualTo(again);
    }

    @Test
    void ids_of_255_characters_work_everywhere() {
        String name = "n".repeat(255 - id("").length());
        assertThat(id(name)).hasSize(255);
        long version = mine(name);
        send(name, "m".repeat(255));
        assertThat(store().mail(me, 10)).extracting(ReceivedMessage::receiver).containsExactly(id(name));
        write(turn(name, version, 1, sleep(), "m".repeat(255)));
        assertThat(store().claimById(id(name), request("h".repeat(255), 1, LONG)))
                .isPresent();
        write(turn(name, version + 2, 2, end()));
        assertThat(store().ended(List.of(id(name)))).containsKey(id(name));
        assertThat(store().purge(id(name))).isEqualTo(Purged.REMOVED);
    }

    @Test
    void ids_that_differ_in_one_letters_case_are_two() {
        mine("a");
        mine("A");
        send("a", "x");
        send("a", "X");
        assertThat(store().mail(me, 10)).extracting(ReceivedMessage::messageId).containsExactly("x", "X");
    }

    @Test
    void a_store_that_gives_hints_gives_one_for_each_kind_of_work_for_others() throws Exception {
        assumeTrue(givesHints());
        Semaphore hints = new Semaphore(0);
        StateStore.Subscription subscription = store().listen(hints::release);
        try {
            assertHint(hints, name -> write(Commit.of(ready(name))));
            assertHint(hints, name -> {
                write(turn(name, mine(name), 1, sleep()));
                send(name, "1");
            });
        } finally {
            subscription.close();
        }
    }

    /** Hints may be lost: the work is made until one comes. */
    private static void assertHint(Semaphore hints, Consumer<String> work) throws InterruptedException {
        hints.drainPermits();
        for (int i = 0; i < 100; i++) {
            work.accept("hint-" + UUID.randomUUID());
            if (hints.tryAcquire(300, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        fail("No hint came.");
    }
}
