package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.LEASE;
import static io.durablefunctions.store.jdbi.Given.PATIENCE;
import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.durable;
import static io.durablefunctions.store.jdbi.Given.leased;
import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.ready;
import static io.durablefunctions.store.jdbi.Given.request;
import static io.durablefunctions.store.jdbi.Given.started;
import static io.durablefunctions.store.jdbi.Given.turn;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore.Purged;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the default claim strategy; {@link DistributedStateStoreTest} runs the same with the other one. */
class PostgreSqlStateStoreTest {

    private final String database = TestServer.newDatabase();
    private PostgreSqlStateStore store;

    PostgreSqlStateStoreTest() {
        this.store = PostgreSqlStateStore.connect(database, options());
    }

    PostgreSqlOptions options() {
        return PostgreSqlOptions.defaults();
    }

    @BeforeEach
    void prepare() {
        store.prepare();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void sql(String sql) {
        TestServer.execute(database, sql);
    }

    private String query(String sql) {
        return TestServer.query(database, sql);
    }

    private void endLease(String id) {
        sql("UPDATE durable_state SET execute_after = statement_timestamp(), lease_expires_at = statement_timestamp()"
                + " WHERE instance_id = '" + id + "'");
    }

    @Test
    void an_instance_runs_from_start_to_completion() {
        long version = started(store, "a", "me");
        assertThat(write(store, append("a", version, 1))).isEqualTo(durable(version));
        assertThat(write(store, append("a", version, 2))).isEqualTo(durable(version));
        assertThat(store.find("a", true).orElseThrow().journal())
                .containsExactly(new HistoryRow(1, "[1]"), new HistoryRow(2, "[2]"));
        assertThat(write(store, turn("a", version, 3, new Then.Complete("{\"done\": true}", false))))
                .isEqualTo(durable(version + 1));
        StoredInstance stored = store.find("a", true).orElseThrow();
        assertThat(stored.completed()).isTrue();
        assertThat(stored.leaseOwner()).isNull();
        assertThat(stored.stateJson()).isEqualTo("{\"done\": true}");
        assertThat(stored.journal()).isEmpty();
        assertThat(query("SELECT execute_after, lease_expires_at FROM durable_state"))
                .isEqualTo("infinity|null");
    }

    @Test
    void a_long_history_stays_in_the_journal() {
        long version = started(store, "a", "me");
        write(store, turn("a", version, 1, new Then.Complete("{}", true)));
        assertThat(store.find("a", true).orElseThrow().journal()).hasSize(1);
    }

    @Test
    void a_first_version_is_the_clock_in_microseconds() {
        Instant before = store.now();
        long version = started(store, "a", "me");
        Instant after = store.now();
        assertThat(version).isBetween(micros(before), micros(after));
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }

    @Test
    void a_write_for_an_older_version_changes_nothing_and_its_neighbours_are_written() {
        long a = started(store, "a", "me");
        long b = started(store, "b", "me");
        List<Written> written = store.write(
                List.of(
                        Commit.of(append("a", a, 1)),
                        Commit.of(append("b", b - 1, 1)),
                        Commit.of(turn("c", 7, 1, new Then.Complete("{}", false)))),
                PATIENCE);
        assertThat(written).containsExactly(durable(a), new Written.LeaseLost(), new Written.LeaseLost());
        assertThat(store.find("b", true).orElseThrow().journal()).isEmpty();
        assertThat(query("SELECT count(*) FROM durable_history")).isEqualTo("1");
    }

    @Test
    void a_row_that_is_there_already_is_not_written_twice() {
        long a = started(store, "a", "me");
        write(store, append("a", a, 1));
        assertThat(write(store, append("a", a, 1))).isEqualTo(new Written.LeaseLost());
    }

    @Test
    void a_consumed_message_must_be_there() {
        long a = started(store, "a", "me");
        write(store, Commit.of(message("a", "m1")));
        assertThat(write(store, append("a", a, 1, "m1", "m2"))).isEqualTo(new Written.LeaseLost());
        assertThat(write(store, append("a", a, 1, "m1"))).isEqualTo(durable(a));
        assertThat(write(store, append("a", a, 2, "m1"))).isEqualTo(new Written.LeaseLost());
        assertThat(query("SELECT count(*) FROM durable_inbox")).isEqualTo("0");
    }

    @Test
    void starts_and_messages_of_a_lost_turn_are_not_written() {
        long a = started(store, "a", "me");
        Commit lost = new Commit(append("a", a - 1, 1), List.of(ready("child")), List.of(message("a", "m")));
        assertThat(write(store, lost)).isEqualTo(new Written.LeaseLost());
        assertThat(store.find("child", false)).isEmpty();
        assertThat(query("SELECT count(*) FROM durable_inbox")).isEqualTo("0");
    }

    @Test
    void of_two_starts_of_one_id_the_first_wins() {
        NewInstance other = new NewInstance("a", "Other", "{\"x\": 1}", Duration.ZERO, null, LEASE);
        List<Written> written = store.write(
                List.of(Commit.of(leased("b", "me")), Commit.of(leased("a", "me")), Commit.of(other)), PATIENCE);
        assertThat(((Written.Durable) written.get(1)).starts().get(0)).isInstanceOf(StartResult.Created.class);
        assertThat(((Written.Durable) written.get(2)).starts())
                .containsExactly(new StartResult.Exists("Order", "{\"base\": 0}", false));
        assertThat(((Written.Durable) write(store, Commit.of(other))).starts())
                .containsExactly(new StartResult.Exists("Order", "{\"base\": 0}", false));
    }

    @Test
    void a_message_to_an_instance_that_is_started_in_the_same_batch_arrives() {
        List<Written> written =
                store.write(List.of(Commit.of(message("a", "m1")), Commit.of(leased("a", "me"))), PATIENCE);
        assertThat(((Written.Durable) written.get(0)).undelivered()).isEmpty();
        assertThat(store.mail("me", 10)).containsExactly(new ReceivedMessage("a", "m1", "\"hello\""));
    }

    @Test
    void a_turn_after_a_start_of_the_same_instance_is_written_after_it() {
        List<Written> written =
                store.write(List.of(Commit.of(leased("a", "me")), Commit.of(append("a", 1, 1))), PATIENCE);
        assertThat(written.get(0)).isInstanceOf(Written.Durable.class);
        assertThat(written.get(1)).isInstanceOf(Written.LeaseLost.class);
    }

    @Test
    void messages_to_nobody_to_the_ended_and_twice_are_reported() {
        long a = started(store, "a", "me");
        started(store, "b", "me");
        write(store, turn("a", a, 1, new Then.Complete("{}", false)));
        Commit commit =
                new Commit(null, List.of(), List.of(message("a", "1"), message("nobody", "2"), message("b", "3")));
        assertThat(write(store, commit)).isEqualTo(new Written.Durable(0, List.of(), Set.of("1", "2")));
        assertThat(write(store, Commit.of(message("b", "3"))))
                .isEqualTo(new Written.Durable(0, List.of(), Set.of("3")));
    }

    @Test
    void mail_is_read_in_the_order_in_which_it_was_sent() {
        started(store, "a", "me");
        write(store, Commit.of(message("a", "z")));
        store.write(List.of(Commit.of(message("a", "b")), Commit.of(message("a", "B"))), PATIENCE);
        assertThat(store.mail("me", 10)).extracting(ReceivedMessage::messageId).containsExactly("z", "B", "b");
        assertThat(store.mail("other", 10)).isEmpty();
    }

    @Test
    void a_released_instance_sleeps_until_it_is_due_and_mail_wakes_it() {
        long a = started(store, "a", "me");
        assertThat(write(store, turn("a", a, 1, new Then.Release(null)))).isEqualTo(durable(a + 1));
        assertThat(store.claim(request("you"))).isEmpty();
        write(store, Commit.of(message("a", "m")));
        ClaimedInstance claimed = store.claim(request("you")).get(0);
        assertThat(claimed.instance().version()).isEqualTo(a + 2);
        assertThat(claimed.instance().leaseOwner()).isEqualTo("you");
        assertThat(claimed.instance().journal()).containsExactly(new HistoryRow(1, "[1]"));
        assertThat(claimed.mail()).containsExactly(new ReceivedMessage("a", "m", "\"hello\""));
    }

    @Test
    void an_instance_released_with_mail_in_its_inbox_is_ready() {
        long a = started(store, "a", "me");
        write(store, Commit.of(message("a", "m")));
        write(store, turn("a", a, 1, new Then.Release(null)));
        assertThat(store.claimable(Set.of("Order"), 10)).hasSize(1);
    }

    @Test
    void a_timer_is_never_early() {
        long a = started(store, "a", "me");
        Instant due = Instant.parse("2099-01-01T00:00:00.000000001Z");
        write(store, turn("a", a, 1, new Then.Release(due)));
        assertThat(query("SELECT execute_after AT TIME ZONE 'UTC' FROM durable_state"))
                .isEqualTo("2099-01-01 00:00:00.000001");
    }

    @Test
    void a_timer_beyond_all_calendars_is_never() {
        long a = started(store, "a", "me");
        write(store, turn("a", a, 1, new Then.Release(Instant.MAX)));
        assertThat(query("SELECT execute_after FROM durable_state")).isEqualTo("infinity");
    }

    @Test
    void continue_as_new_keeps_the_lease_and_drops_the_journal() {
        long a = started(store, "a", "me");
        write(store, append("a", a, 1));
        assertThat(write(store, turn("a", a, 2, new Then.ContinueAsNew("{\"base\": 2}", 2))))
                .isEqualTo(durable(a + 1));
        assertThat(write(store, append("a", a, 3))).isEqualTo(new Written.LeaseLost());
        assertThat(write(store, append("a", a + 1, 3))).isEqualTo(durable(a + 1));
        StoredInstance stored = store.find("a", true).orElseThrow();
        assertThat(stored.journal()).containsExactly(new HistoryRow(3, "[3]"));
        assertThat(stored.leaseOwner()).isEqualTo("me");
    }

    @Test
    void a_take_over_appends_a_row_and_the_loser_can_write_nothing_more() {
        long a = started(store, "a", "me");
        write(store, append("a", a, 1));
        endLease("a");
        ClaimedInstance claimed = store.claim(request("you")).get(0);
        assertThat(claimed.instance().version()).isEqualTo(a + 1);
        assertThat(claimed.instance().journal())
                .containsExactly(new HistoryRow(1, "[1]"), new HistoryRow(2, "[\"TakenOver\"]"));
        assertThat(write(store, append("a", a, 2))).isEqualTo(new Written.LeaseLost());
        assertThat(write(store, append("a", a, 3))).isEqualTo(new Written.LeaseLost());
        assertThat(write(store, turn("a", a, 2, new Then.Release(null)))).isEqualTo(new Written.LeaseLost());
    }

    @Test
    void a_take_over_goes_on_after_the_last_folded_row() {
        long a = started(store, "a", "me");
        write(store, turn("a", a, 7, new Then.ContinueAsNew("{\"base\": 7}", 7)));
        endLease("a");
        assertThat(store.claim(request("you")).get(0).instance().journal())
                .containsExactly(new HistoryRow(8, "[\"TakenOver\"]"));
    }

    @Test
    void claims_take_the_oldest_of_the_functions_asked_for() {
        for (String id : List.of("c", "a", "b")) {
            write(store, Commit.of(ready(id)));
        }
        write(store, Commit.of(new NewInstance("x", "Other", "{}", Duration.ZERO, null, LEASE)));
        write(store, Commit.of(new NewInstance("later", "Order", "{}", Duration.ofHours(1), null, LEASE)));
        List<ClaimedInstance> two =
                store.claim(new io.durablefunctions.store.ClaimRequest("me", Set.of("Order"), 2, LEASE, "[]"));
        assertThat(two).extracting(each -> each.instance().instanceId()).containsExactlyInAnyOrder("c", "a");
        assertThat(store.claim(request("you")))
                .extracting(each -> each.instance().instanceId())
                .containsExactly("b");
        assertThat(store.claim(request("you"))).isEmpty();
    }

    @Test
    void claimable_instances_are_listed_without_their_payload() {
        write(store, Commit.of(ready("a")));
        long b = started(store, "b", "me");
        assertThat(store.claimable(Set.of("Order"), 10))
                .extracting(each -> each.instanceId())
                .containsExactly("a");
        endLease("b");
        var claimable = store.claimable(Set.of("Order"), 10).get(1);
        assertThat(claimable.leaseOwner()).isEqualTo("me");
        assertThat(claimable.version()).isEqualTo(b);
        assertThat(claimable.leaseExpiresAt()).isNotNull();
    }

    @Test
    void an_instance_is_claimed_by_its_id_if_nobody_has_it() {
        long a = started(store, "a", "me");
        assertThat(store.claimById("a", request("you"))).isEmpty();
        write(store, turn("a", a, 1, new Then.Release(null)));
        assertThat(store.claimById("a", request("you")).orElseThrow().instance().version())
                .isEqualTo(a + 2);
        assertThat(store.claimById("nobody", request("you"))).isEmpty();
    }

    @Test
    void a_quarantined_instance_is_left_alone_until_it_is_released_or_claimed_by_id() {
        long a = started(store, "a", "me");
        write(store, turn("a", a, 1, new Then.Quarantine()));
        write(store, Commit.of(message("a", "m")));
        store.sweep();
        assertThat(store.claim(request("you"))).isEmpty();
        assertThat(store.release("a")).isTrue();
        assertThat(store.release("a")).isFalse();
        assertThat(store.claim(request("you")).get(0).instance().version()).isEqualTo(a + 3);
        write(store, turn("a", a + 3, 2, new Then.Quarantine()));
        ClaimedInstance claimed = store.claimById("a", request("me")).orElseThrow();
        assertThat(claimed.instance().journal()).hasSize(3);
    }

    @Test
    void only_leases_that_are_held_are_renewed() {
        long a = started(store, "a", "me");
        long b = started(store, "b", "me");
        sql("UPDATE durable_state SET lease_expires_at = now(), execute_after = now()");
        assertThat(store.renew(List.of(new Lease("a", a), new Lease("b", b - 1), new Lease("c", 1)), LEASE))
                .containsExactly(new Lease("a", a));
        assertThat(store.claim(request("you")))
                .extracting(each -> each.instance().instanceId())
                .containsExactly("b");
        assertThat(store.find("a", false).orElseThrow().version()).isEqualTo(a);
    }

    @Test
    void the_sweep_wakes_sleepers_sets_mail_of_the_ended_aside_and_removes_orphans() {
        long a = started(store, "a", "me");
        long b = started(store, "b", "me");
        write(store, turn("a", a, 1, new Then.Release(null)));
        write(store, turn("b", b, 1, new Then.Complete("{}", false)));
        sql(
                "INSERT INTO durable_inbox (instance_id, message_id, payload) VALUES ('a', '1', '1'), ('b', '1', '1'), ('c', 'new', '1')");
        sql(
                "INSERT INTO durable_inbox (instance_id, message_id, payload, sent_at) VALUES ('c', 'old', '1', now() - interval '1 day')");
        sql("INSERT INTO durable_history VALUES ('c', 1, 1, '[]', now() - interval '1 day')");
        store.sweep();
        assertThat(store.claim(request("you"))).hasSize(1);
        assertThat(query("SELECT instance_id, message_id, dead_reason FROM durable_inbox ORDER BY 1"))
                .isEqualTo("a|1|null\nb|1|The instance had ended.\nc|new|null");
        assertThat(query("SELECT count(*) FROM durable_history WHERE instance_id = 'c'"))
                .isEqualTo("0");
    }

    @Test
    void only_the_ended_are_told_of() {
        long a = started(store, "a", "me");
        started(store, "b", "me");
        write(store, turn("a", a, 1, new Then.Complete("{\"x\": 1}", false)));
        Map<String, Optional<StoredInstance>> ended = store.ended(List.of("a", "b", "c"));
        assertThat(ended).containsOnlyKeys("a", "c");
        assertThat(ended.get("a").orElseThrow().stateJson()).isEqualTo("{\"x\": 1}");
        assertThat(ended.get("c")).isEmpty();
    }

    @Test
    void a_purge_removes_everything_of_an_instance_that_has_ended_and_its_id_can_be_used_again() {
        long a = started(store, "a", "me");
        write(store, append("a", a, 1));
        assertThat(store.purge("a")).isEqualTo(Purged.RUNNING);
        write(store, Commit.of(message("a", "m")));
        write(store, turn("a", a, 2, new Then.Complete("{}", true)));
        assertThat(store.purge("a")).isEqualTo(Purged.REMOVED);
        assertThat(store.purge("a")).isEqualTo(Purged.ABSENT);
        assertThat(query("SELECT (SELECT count(*) FROM durable_history) + (SELECT count(*) FROM durable_inbox)"))
                .isEqualTo("0");
        assertThat(started(store, "a", "me")).isGreaterThan(a + 1);
    }

    @Test
    void payloads_come_back_to_the_letter() {
        long a = started(store, "a", "me");
        String odd = "[\"\\u0000 \\ud83d\\ude00 'quoted' \\\"\\\\ {} , NULL \", 1.0, 1e400, {\"b\":1,\"a\":2,\"a\":3}]";
        write(store, Commit.of(new TurnWrite("a", a, new HistoryRow(1, odd), List.of(), new Then.Keep())));
        write(store, Commit.of(new io.durablefunctions.store.Message("a", "m", odd, true)));
        assertThat(store.find("a", true).orElseThrow().journal()).containsExactly(new HistoryRow(1, odd));
        assertThat(store.mail("me", 1)).containsExactly(new ReceivedMessage("a", "m", odd));
    }

    @Test
    void data_that_are_refused_fail_alone_and_are_named() {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String state = i == 13 ? "{\"x\":\"\\u0000\"}" : i == 17 ? "no json" : "{}";
            commits.add(Commit.of(new NewInstance("i" + i, "Order", state, Duration.ZERO, null, LEASE)));
        }
        List<Written> written = store.write(commits, PATIENCE);
        for (int i = 0; i < 20; i++) {
            if (i == 13 || i == 17) {
                assertThat(((Written.Failed) written.get(i)).cause())
                        .isInstanceOf(InvalidPayloadException.class)
                        .hasMessageContaining("'i" + i + "'");
            } else {
                assertThat(written.get(i)).isInstanceOf(Written.Durable.class);
            }
        }
        assertThat(query("SELECT count(*) FROM durable_state")).isEqualTo("18");
    }

    @Test
    void an_id_that_is_too_long_is_refused() {
        Written written = write(store, Commit.of(ready("x".repeat(256))));
        assertThat(((Written.Failed) written).cause()).isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void large_batches_of_all_kinds_are_written() {
        List<Commit> starts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            starts.add(new Commit(null, List.of(leased("i" + i, "me")), List.of(message("i" + i, "m"))));
        }
        List<Commit> turns = new ArrayList<>();
        List<Written> started = store.write(starts, PATIENCE);
        for (int i = 0; i < 2000; i++) {
            Written.Durable durable = (Written.Durable) started.get(i);
            assertThat(durable.undelivered()).isEmpty();
            long version = ((StartResult.Created) durable.starts().get(0)).version();
            turns.add(Commit.of(append("i" + i, version, 1, "m")));
        }
        assertThat(store.write(turns, PATIENCE)).allMatch(each -> each instanceof Written.Durable);
        assertThat(query("SELECT count(*) FROM durable_history")).isEqualTo("2000");
        assertThat(query("SELECT count(*) FROM durable_inbox")).isEqualTo("0");
    }

    @Test
    void an_empty_list_is_written() {
        assertThat(store.write(List.of(), PATIENCE)).isEmpty();
        assertThat(store.renew(List.of(), LEASE)).isEmpty();
        assertThat(store.ended(List.of())).isEmpty();
    }
}
