package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a turn writes, and that only the holder of the lease writes. */
abstract class StoreTurnRules extends StoreStartRules {

    @Test
    void a_turn_appends_a_row_and_leaves_the_version() {
        long version = mine("a");
        assertThat(durable(write(append("a", version, 1))).version()).isEqualTo(version);
        assertThat(durable(write(append("a", version, 2))).version()).isEqualTo(version);
        StoredInstance stored = stored("a");
        assertThat(stored.journal()).isEqualTo(rows(1, 2));
        assertThat(stored.version()).isEqualTo(version);
        assertThat(stored.leaseOwner()).isEqualTo(me);
        assertThat(stored.stateJson()).isEqualTo(STATE);
    }

    @Test
    void a_turn_without_a_row_writes_the_rest_of_its_commit() {
        long version = mine("a");
        TurnWrite nothing = new TurnWrite(id("a"), version, null, List.of(), new Then.Keep());
        Written written = write(new Commit(nothing, List.of(ready("child")), List.of()));
        assertThat(durable(written).version()).isEqualTo(version);
        assertThat(stored("a").journal()).isEmpty();
        assertThat(readyNames()).containsExactly("child");
    }

    @Test
    void a_row_of_a_number_that_is_there_is_refused() {
        long version = mine("a");
        write(append("a", version, 1));
        TurnWrite other = new TurnWrite(id("a"), version, new HistoryRow(1, "[\"other\"]"), List.of(), new Then.Keep());
        assertThat(write(other)).isEqualTo(new Written.LeaseLost());
        assertThat(stored("a").journal()).isEqualTo(rows(1));
        assertThat(durable(write(append("a", version, 2))).version()).isEqualTo(version);
    }

    @Test
    void an_append_of_a_stale_version_writes_nothing() {
        long version = mine("a");
        writesNothing("a", append("a", version - 1, 1));
        writesNothing("a", append("a", version + 1, 1));
    }

    @Test
    void a_release_of_a_stale_version_writes_nothing() {
        writesNothing("a", turn("a", mine("a") - 1, 1, sleep()));
    }

    @Test
    void a_completion_of_a_stale_version_writes_nothing() {
        writesNothing("a", turn("a", mine("a") - 1, 1, end()));
    }

    @Test
    void a_continue_as_new_of_a_stale_version_writes_nothing() {
        writesNothing("a", turn("a", mine("a") - 1, 1, new Then.ContinueAsNew("{\"base\": 1}", 1)));
    }

    @Test
    void a_quarantine_of_a_stale_version_writes_nothing() {
        writesNothing("a", turn("a", mine("a") - 1, 1, new Then.Quarantine()));
    }

    private void writesNothing(String name, TurnWrite stale) {
        StoredInstance before = stored(name);
        assertThat(write(stale)).isEqualTo(new Written.LeaseLost());
        assertThat(stored(name)).isEqualTo(before);
    }

    @Test
    void a_turn_of_an_instance_that_is_not_there_writes_nothing() {
        assertThat(write(append("nobody", 1, 1))).isEqualTo(new Written.LeaseLost());
        assertThat(store().find(id("nobody"), true)).isEmpty();
    }

    @Test
    void a_stale_turn_starts_sends_and_consumes_nothing() {
        long version = mine("a");
        mine("b");
        send("a", "1");
        Commit stale =
                new Commit(append("a", version - 1, 1, "1"), List.of(ready("child")), List.of(message("b", "2")));
        assertThat(write(stale)).isEqualTo(new Written.LeaseLost());
        assertThat(store().find(id("child"), false)).isEmpty();
        assertThat(store().mail(me, 10)).containsExactly(new ReceivedMessage(id("a"), "1", "\"1\""));
        assertThat(durable(write(append("a", version, 1, "1"))).version()).isEqualTo(version);
    }

    @Test
    void a_turn_that_consumes_what_is_not_there_writes_nothing() {
        long version = mine("a");
        send("a", "1");
        assertThat(write(append("a", version, 1, "1", "2"))).isEqualTo(new Written.LeaseLost());
        assertThat(stored("a").journal()).isEmpty();
        assertThat(store().mail(me, 10)).hasSize(1);
        assertThat(write(append("a", version, 1, "1"))).isInstanceOf(Written.Durable.class);
        assertThat(write(append("a", version, 2, "1"))).isEqualTo(new Written.LeaseLost());
        assertThat(store().mail(me, 10)).isEmpty();
    }

    @Test
    void a_message_is_consumed_from_the_inbox_of_its_receiver_only() {
        long a = mine("a");
        mine("b");
        send("a", "same");
        send("b", "same");
        assertThat(write(append("a", a, 1, "same"))).isInstanceOf(Written.Durable.class);
        assertThat(store().mail(me, 10)).containsExactly(new ReceivedMessage(id("b"), "same", "\"same\""));
    }

    @Test
    void a_completion_is_final_and_folds_the_journal() {
        long version = mine("a");
        write(append("a", version, 1));
        assertThat(durable(write(turn("a", version, 2, end()))).version()).isEqualTo(version + 1);
        StoredInstance ended = stored("a");
        assertThat(ended.completed()).isTrue();
        assertThat(ended.version()).isEqualTo(version + 1);
        assertThat(ended.leaseOwner()).isNull();
        assertThat(ended.stateJson()).isEqualTo("{\"done\": true}");
        assertThat(ended.journal()).isEmpty();
        for (Then then : List.of(new Then.Keep(), sleep(), end(), new Then.Quarantine())) {
            assertThat(write(turn("a", version + 1, 3, then))).isEqualTo(new Written.LeaseLost());
        }
        assertThat(stored("a")).isEqualTo(ended);
        assertThat(claimAll(you)).isEmpty();
    }

    @Test
    void a_long_history_stays_in_the_journal() {
        long version = mine("a");
        write(append("a", version, 1));
        write(turn("a", version, 2, new Then.Complete("{\"done\": true}", true)));
        assertThat(stored("a").completed()).isTrue();
        assertThat(stored("a").journal()).isEqualTo(rows(1, 2));
        assertThat(store().find(id("a"), false).orElseThrow().journal()).isEmpty();
    }

    @Test
    void continue_as_new_keeps_the_lease_drops_the_journal_and_goes_on_counting() {
        long version = mine("a");
        write(append("a", version, 1));
        Then again = new Then.ContinueAsNew("{\"base\": 2}", 2);
        assertThat(durable(write(turn("a", version, 2, again))).version()).isEqualTo(version + 1);
        assertThat(write(append("a", version, 3))).isEqualTo(new Written.LeaseLost());
        assertThat(durable(write(append("a", version + 1, 3))).version()).isEqualTo(version + 1);
        StoredInstance stored = stored("a");
        assertThat(stored.journal()).isEqualTo(rows(3));
        assertThat(stored.stateJson()).isEqualTo("{\"base\": 2}");
        assertThat(stored.leaseOwner()).isEqualTo(me);
        assertThat(stored.completed()).isFalse();
    }

    @Test
    void continue_as_new_keeps_the_mail_that_was_not_consumed() {
        long version = mine("a");
        send("a", "1");
        send("a", "2");
        write(turn("a", version, 1, new Then.ContinueAsNew("{\"base\": 1}", 1), "1"));
        assertThat(store().mail(me, 10)).containsExactly(new ReceivedMessage(id("a"), "2", "\"2\""));
    }

    @Test
    void a_turn_may_end_and_go_on_without_a_row() {
        long version = mine("a");
        TurnWrite anew = new TurnWrite(id("a"), version, null, List.of(), new Then.ContinueAsNew("{\"base\": 7}", 7));
        assertThat(write(anew)).isInstanceOf(Written.Durable.class);
        assertThat(write(append("a", version + 1, 8))).isInstanceOf(Written.Durable.class);
        TurnWrite ended = new TurnWrite(id("a"), version + 1, null, List.of(), end());
        assertThat(write(ended)).isInstanceOf(Written.Durable.class);
        assertThat(stored("a").completed()).isTrue();
    }

    @Test
    void one_lost_turn_does_not_fail_its_neighbours() {
        long a = mine("a");
        long b = mine("b");
        long c = mine("c");
        Commit lost = new Commit(append("b", b - 1, 1), List.of(ready("child-b")), List.of());
        Commit kept = new Commit(turn("c", c, 1, sleep()), List.of(ready("child-c")), List.of());
        List<Written> written = store().write(List.of(Commit.of(append("a", a, 1)), lost, kept), PATIENCE);
        assertThat(durable(written.get(0)).version()).isEqualTo(a);
        assertThat(written.get(1)).isEqualTo(new Written.LeaseLost());
        assertThat(durable(written.get(2)).version()).isEqualTo(c + 1);
        assertThat(durable(written.get(2)).starts()).hasSize(1);
        assertThat(store().find(id("child-b"), false)).isEmpty();
        assertThat(readyNames()).containsExactly("child-c");
    }

    @Test
    void turns_of_one_instance_in_one_batch_are_written_in_order() {
        long version = mine("a");
        List<Written> written = store().write(
                        List.of(
                                Commit.of(append("a", version, 1)),
                                Commit.of(append("a", version, 2)),
                                Commit.of(turn("a", version, 3, sleep())),
                                Commit.of(append("a", version, 4))),
                        PATIENCE);
        assertThat(written).map(StoreTurnRules::isDurable).containsExactly(true, true, true, false);
        assertThat(stored("a").journal()).isEqualTo(rows(1, 2, 3));
    }

    private static boolean isDurable(Written written) {
        return written instanceof Written.Durable;
    }

    @Test
    void a_release_gives_the_instance_back_until_it_is_due() throws Exception {
        long version = mine("a");
        Instant due = store().now().plusMillis(5);
        assertThat(durable(write(turn("a", version, 1, new Then.Release(due)))).version())
                .isEqualTo(version + 1);
        assertThat(stored("a").leaseOwner()).isNull();
        assertThat(write(append("a", version, 2))).isEqualTo(new Written.LeaseLost());
        passTime(store(), Duration.ofMillis(10));
        assertThat(store().claimable(java.util.Set.of(function), 1).get(0).executeAfter())
                .isAfterOrEqualTo(due);
        assertThat(takeOver("a").instance().version()).isEqualTo(version + 2);
        assertThat(stored("a").journal()).isEqualTo(rows(1));
    }

    @Test
    void a_release_that_is_due_in_the_past_is_ready_at_once_and_one_far_off_is_not() {
        Instant now = store().now();
        write(turn("past", mine("past"), 1, new Then.Release(now.minusSeconds(60))));
        write(turn("future", mine("future"), 1, new Then.Release(now.plus(LONG))));
        write(turn("never", mine("never"), 1, new Then.Release(null)));
        write(turn("beyond", mine("beyond"), 1, new Then.Release(Instant.MAX)));
        assertThat(readyNames()).containsExactly("past");
    }

    @Test
    void a_thousand_commits_of_all_kinds_are_written_together() {
        List<Commit> starts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            starts.add(new Commit(null, List.of(leased("i" + i, LONG)), List.of(message("i" + i, "m"))));
        }
        List<Written> started = store().write(starts, PATIENCE);
        List<Commit> turns = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(durable(started.get(i)).undelivered()).isEmpty();
            Then then = i % 3 == 0 ? new Then.Keep() : i % 3 == 1 ? sleep() : end();
            turns.add(Commit.of(turn("i" + i, created(started.get(i), 0), 1, then, "m")));
        }
        assertThat(store().write(turns, PATIENCE)).allMatch(StoreTurnRules::isDurable);
        assertThat(store().mail(me, 10)).isEmpty();
        assertThat(store().write(List.of(), PATIENCE)).isEmpty();
    }

    @Test
    void what_is_too_long_to_be_stored_fails_alone() {
        NewInstance tooLong = new NewInstance("x".repeat(256), function, STATE, Duration.ZERO, null, LONG);
        NewInstance longest =
                new NewInstance("x".repeat(255 - id("").length()) + id(""), function, STATE, Duration.ZERO, null, LONG);
        List<Written> written =
                store().write(List.of(Commit.of(ready("a")), Commit.of(tooLong), Commit.of(longest)), PATIENCE);
        assertThat(durable(written.get(0)).starts().get(0)).isInstanceOf(StartResult.Created.class);
        assertThat(written.get(1))
                .isInstanceOfSatisfying(
                        Written.Failed.class,
                        failed -> assertThat(failed.cause()).isInstanceOf(InvalidPayloadException.class));
        assertThat(durable(written.get(2)).starts().get(0)).isInstanceOf(StartResult.Created.class);
        assertThat(store().find(longest.instanceId(), false)).isPresent();
    }

    @Test
    void events_and_messages_come_back_to_the_letter() {
        String odd =
                "[\"\\u0000 \\ud800 \\ud83d\\ude00 \uD83D\uDE00 \u00e9 'quoted' \\\"\\\\ {} , NULL \\n\", 1.0, 1e400,"
                        + "  {\"b\":1,\"a\":2,\"a\":3}, " + Long.MAX_VALUE + "]";
        String large = "\"" + "x".repeat(1 << 20) + "\"";
        long version = mine("a");
        write(new TurnWrite(id("a"), version, new HistoryRow(1, odd), List.of(), new Then.Keep()));
        write(new TurnWrite(id("a"), version, new HistoryRow(2, large), List.of(), new Then.Keep()));
        write(Commit.of(new io.durablefunctions.store.Message(id("a"), "1", odd, true)));
        write(Commit.of(new io.durablefunctions.store.Message(id("a"), "2", large, true)));
        assertThat(stored("a").journal()).containsExactly(new HistoryRow(1, odd), new HistoryRow(2, large));
        assertThat(store().mail(me, 10)).extracting(ReceivedMessage::payload).containsExactly(odd, large);
    }

    @Test
    void texts_within_the_state_come_back_to_the_letter() {
        String state = "{\"base\": 0, \"input\": \"[\\\"\\\\\\\\u0000 \\\\\\\"\u00e9 \uD83D\uDE00' 1e400 1.0\\\"]\"}";
        NewInstance start = new NewInstance(id("a"), function, state, Duration.ZERO, null, LONG);
        write(Commit.of(start));
        assertThat(stored("a").stateJson()).isEqualTo(state);
        assertThat(claimAll(me).get(0).instance().stateJson()).isEqualTo(state);
    }
}
