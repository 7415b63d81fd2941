package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How messages reach instances, and wake them. */
abstract class StoreMailRules extends StoreTurnRules {

    @Test
    void messages_to_nobody_to_the_ended_and_of_an_id_that_is_there_are_reported() {
        write(turn("ended", mine("ended"), 1, end()));
        mine("a");
        send("a", "3");
        Commit commit = new Commit(
                null,
                List.of(),
                List.of(message("ended", "1"), message("nobody", "2"), message("a", "3"), message("a", "4")));
        assertThat(durable(write(commit)).undelivered()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(store().mail(me, 10)).extracting(ReceivedMessage::messageId).containsExactly("3", "4");
    }

    @Test
    void a_message_of_an_id_that_is_there_does_not_replace_it() {
        mine("a");
        send("a", "1");
        Message again = new Message(id("a"), "1", "\"other\"", false);
        assertThat(durable(write(Commit.of(again))).undelivered()).containsExactly("1");
        assertThat(store().mail(me, 10)).containsExactly(new ReceivedMessage(id("a"), "1", "\"1\""));
    }

    @Test
    void of_two_messages_of_one_id_in_one_batch_the_first_is_delivered() {
        mine("a");
        List<Written> written =
                store().write(List.of(Commit.of(message("a", "1")), Commit.of(message("a", "1"))), PATIENCE);
        assertThat(durable(written.get(0)).undelivered()).isEmpty();
        assertThat(durable(written.get(1)).undelivered()).containsExactly("1");
    }

    @Test
    void messages_reach_an_instance_that_the_same_commit_starts() {
        Commit commit = new Commit(null, List.of(leased("a", LONG)), List.of(message("a", "1")));
        assertThat(durable(write(commit)).undelivered()).isEmpty();
        assertThat(store().mail(me, 10)).containsExactly(new ReceivedMessage(id("a"), "1", "\"1\""));
    }

    @Test
    void undelivered_messages_do_not_fail_the_turn_that_sends_them() {
        long version = mine("a");
        Commit commit = new Commit(append("a", version, 1), List.of(), List.of(message("nobody", "1")));
        assertThat(durable(write(commit)).undelivered()).containsExactly("1");
        assertThat(stored("a").journal()).isEqualTo(rows(1));
    }

    @Test
    void the_last_turn_of_a_child_tells_its_parent() {
        mine("parent");
        long child = mine("child");
        Message result = message("parent", "child:" + id("child"));
        write(new Commit(turn("child", child, 1, end()), List.of(), List.of(result)));
        assertThat(store().mail(me, 10)).extracting(ReceivedMessage::messageId).containsExactly(result.messageId());
    }

    @Test
    void mail_is_read_in_the_order_in_which_it_was_sent() {
        mine("a");
        mine("b");
        send("a", "9");
        send("b", "8");
        send("a", "7");
        assertThat(store().mail(me, 10)).extracting(ReceivedMessage::messageId).containsExactly("9", "8", "7");
        assertThat(store().mail(me, 2)).extracting(ReceivedMessage::messageId).containsExactly("9", "8");
        assertThat(store().mail(you, 10)).isEmpty();
    }

    @Test
    void several_messages_to_one_receiver_in_one_write_are_read_in_the_order_of_their_ids() {
        mine("a");
        store().write(
                        List.of(
                                new Commit(null, List.of(), List.of(message("a", "m1"), message("a", "m2"))),
                                Commit.of(message("a", "m3"))),
                        PATIENCE);
        assertThat(store().mail(me, 10)).extracting(ReceivedMessage::messageId).containsExactly("m1", "m2", "m3");
    }

    @Test
    void a_claim_brings_the_mail_in_order() {
        write(Commit.of(ready("a")));
        send("a", "2");
        send("a", "1");
        ClaimedInstance claimed = takeOver("a");
        assertThat(claimed.mail())
                .containsExactly(
                        new ReceivedMessage(id("a"), "2", "\"2\""), new ReceivedMessage(id("a"), "1", "\"1\""));
    }

    @Test
    void a_message_leaves_the_version_and_the_lease() {
        long version = mine("a");
        send("a", "1");
        assertThat(stored("a").version()).isEqualTo(version);
        assertThat(stored("a").leaseOwner()).isEqualTo(me);
        assertThat(claimAll(you)).isEmpty();
    }

    @Test
    void a_message_wakes_a_receiver_that_sleeps() {
        long version = mine("a");
        write(turn("a", version, 1, sleep()));
        assertThat(readyNames()).isEmpty();
        send("a", "1");
        ClaimedInstance claimed = takeOver("a");
        assertThat(claimed.instance().version()).isEqualTo(version + 2);
        assertThat(claimed.mail()).hasSize(1);
    }

    @Test
    void a_message_wakes_a_receiver_whose_timer_is_far_off() {
        write(turn("a", mine("a"), 1, new Then.Release(store().now().plus(LONG))));
        send("a", "1");
        assertThat(readyNames()).containsExactly("a");
    }

    @Test
    void a_message_begins_an_instance_that_was_to_start_later() {
        write(Commit.of(after("a", LONG)));
        send("a", "1");
        assertThat(readyNames()).containsExactly("a");
    }

    @Test
    void an_instance_that_is_released_with_mail_in_its_inbox_is_ready() {
        long version = mine("a");
        send("a", "1");
        write(turn("a", version, 1, sleep()));
        assertThat(readyNames()).containsExactly("a");
    }

    @Test
    void an_instance_that_is_released_with_the_last_of_its_mail_consumed_sleeps() {
        long version = mine("a");
        send("a", "1");
        write(turn("a", version, 1, sleep(), "1"));
        assertThat(readyNames()).isEmpty();
    }

    @Test
    void a_message_of_an_id_that_is_there_wakes_its_receiver_all_the_same() {
        write(Commit.of(after("a", LONG)));
        write(Commit.of(new Message(id("a"), "1", "1", true)));
        assertThat(readyNames()).isEmpty();
        assertThat(durable(write(Commit.of(message("a", "1")))).undelivered()).containsExactly("1");
        assertThat(readyNames()).containsExactly("a");
    }

    @Test
    void of_messages_of_one_id_to_several_receivers_those_that_arrive_wake_theirs() {
        write(Commit.of(after("a", LONG)));
        write(Commit.of(after("b", LONG)));
        Commit commit =
                new Commit(null, List.of(), List.of(message("a", "1"), message("nobody", "1"), message("b", "1")));
        assertThat(durable(write(commit)).undelivered()).containsExactly("1");
        assertThat(readyNames()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_message_whose_receiver_is_here_is_still_seen_when_the_receiver_is_released() {
        long version = mine("a");
        write(Commit.of(new Message(id("a"), "1", "1", true)));
        write(turn("a", version, 1, sleep()));
        assertThat(readyNames()).containsExactly("a");
    }

    @Test
    void a_release_and_a_message_at_the_same_time_never_leave_a_sleeper_with_mail() {
        for (int i = 0; i < 50; i++) {
            String name = "a" + i;
            long version = mine(name);
            CompletableFuture<Written> release =
                    CompletableFuture.supplyAsync(() -> write(turn(name, version, 1, sleep())));
            CompletableFuture<Written> message =
                    CompletableFuture.supplyAsync(() -> write(Commit.of(message(name, "1"))));
            durable(release.join());
            durable(message.join());
            assertThat(takeOver(name).mail()).hasSize(1);
        }
    }

    @Test
    void rouse_makes_only_sleepers_with_mail_ready() {
        write(turn("idle", mine("idle"), 1, sleep()));
        long busy = mine("busy");
        send("busy", "1");
        store().rouse(List.of(id("idle"), id("busy"), id("nobody")));
        assertThat(readyNames()).isEmpty();
        assertThat(stored("busy").version()).isEqualTo(busy);
        write(turn("slept", mine("slept"), 1, sleep()));
        write(Commit.of(new Message(id("slept"), "1", "1", true)));
        store().rouse(List.of(id("slept")));
        assertThat(readyNames()).containsExactly("slept");
    }

    @Test
    void many_senders_at_once_lose_no_message() {
        mine("a");
        List<CompletableFuture<Written>> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String messageId = "m" + i;
            sent.add(CompletableFuture.supplyAsync(() -> write(Commit.of(message("a", messageId)))));
        }
        sent.forEach(each -> assertThat(durable(each.join()).undelivered()).isEmpty());
        assertThat(Set.copyOf(store().mail(me, 1_000))).hasSize(100);
    }
}
