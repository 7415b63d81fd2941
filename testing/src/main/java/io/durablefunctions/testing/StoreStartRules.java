package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How instances begin. */
abstract class StoreStartRules extends StoreFixture {

    @Test
    void an_instance_that_was_started_is_ready() {
        Instant before = store().now();
        Written written = write(Commit.of(ready("a")));
        long version = created(written, 0);
        assertThat(durable(written).version()).isZero();
        StoredInstance stored = stored("a");
        assertThat(stored.functionName()).isEqualTo(function);
        assertThat(stored.version()).isEqualTo(version);
        assertThat(stored.stateJson()).isEqualTo(STATE);
        assertThat(stored.completed()).isFalse();
        assertThat(stored.leaseOwner()).isNull();
        assertThat(stored.journal()).isEmpty();
        assertThat(stored.createdAt()).isBetween(before, store().now());
        assertThat(stored.updatedAt()).isBetween(before, store().now());
        assertThat(readyNames()).containsExactly("a");
    }

    @Test
    void a_first_version_is_no_less_than_the_clock_in_microseconds() {
        Instant before = store().now();
        assertThat(mine("a")).isGreaterThanOrEqualTo(before.getEpochSecond() * 1_000_000 + before.getNano() / 1_000);
    }

    @Test
    void an_id_that_exists_is_left_as_it_is_and_reported_with_what_is_stored() {
        write(Commit.of(ready("a")));
        StoredInstance before = stored("a");
        NewInstance other = new NewInstance(id("a"), "Other", "{\"other\": 1}", Duration.ZERO, me, LONG);
        assertThat(durable(write(Commit.of(other))).starts())
                .containsExactly(new StartResult.Exists(function, STATE, false));
        assertThat(stored("a")).isEqualTo(before);
    }

    @Test
    void an_id_of_an_instance_that_has_ended_exists() {
        write(turn("a", mine("a"), 1, end()));
        assertThat(durable(write(Commit.of(ready("a")))).starts())
                .containsExactly(new StartResult.Exists(function, "{\"done\": true}", true));
    }

    @Test
    void of_two_starts_of_one_id_in_one_batch_the_first_is_written() {
        NewInstance other = new NewInstance(id("a"), "Other", "{\"other\": 1}", Duration.ZERO, null, LONG);
        List<Written> written =
                store().write(List.of(Commit.of(ready("b")), Commit.of(ready("a")), Commit.of(other)), PATIENCE);
        created(written.get(1), 0);
        assertThat(durable(written.get(2)).starts()).containsExactly(new StartResult.Exists(function, STATE, false));
        assertThat(stored("a").functionName()).isEqualTo(function);
    }

    @Test
    void a_delayed_start_is_ready_after_its_delay() throws Exception {
        write(Commit.of(after("later", Duration.ofMillis(5))));
        write(Commit.of(after("much-later", LONG)));
        passTime(store(), Duration.ofMillis(10));
        assertThat(readyNames()).containsExactly("later");
    }

    @Test
    void a_leased_start_belongs_to_its_host_at_once() {
        long version = mine("a");
        assertThat(stored("a").leaseOwner()).isEqualTo(me);
        assertThat(readyNames()).isEmpty();
        assertThat(claimAll(you)).isEmpty();
        assertThat(store().claimById(id("a"), request(you, 1, LONG))).isEmpty();
        assertThat(durable(write(append("a", version, 1))).version()).isEqualTo(version);
    }

    @Test
    void children_are_started_with_the_turn_that_calls_them_and_conflicts_do_not_fail_it() {
        long version = mine("a");
        write(Commit.of(ready("taken")));
        Commit commit = new Commit(
                append("a", version, 1), List.of(ready("new"), ready("taken"), leased("here", LONG)), List.of());
        Written.Durable written = durable(write(commit));
        assertThat(written.starts()).hasSize(3);
        created(written, 0);
        assertThat(written.starts().get(1)).isEqualTo(new StartResult.Exists(function, STATE, false));
        created(written, 2);
        assertThat(stored("a").journal()).isEqualTo(rows(1));
        assertThat(readyNames()).containsExactlyInAnyOrder("new", "taken");
    }

    @Test
    void a_turn_after_its_start_in_the_same_batch_knows_no_version_and_is_lost() {
        List<Written> written =
                store().write(List.of(Commit.of(leased("a", LONG)), Commit.of(append("a", 1, 1))), PATIENCE);
        created(written.get(0), 0);
        assertThat(written.get(1)).isEqualTo(new Written.LeaseLost());
    }

    @Test
    void claims_take_only_functions_that_are_asked_for() {
        write(Commit.of(ready("a")));
        assertThat(store().claimable(Set.of("Unknown" + function), 10)).isEmpty();
        assertThat(store().claimable(Set.of(), 10)).isEmpty();
        assertThat(store().claim(new io.durablefunctions.store.ClaimRequest(
                        me, Set.of("Unknown" + function), 10, LONG, FENCE)))
                .isEmpty();
        List<ClaimedInstance> claimed = claimAll(me);
        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).instance().functionName()).isEqualTo(function);
    }
}
