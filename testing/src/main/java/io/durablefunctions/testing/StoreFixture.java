package io.durablefunctions.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Short ways to say what the rules of a store say often. Ids, functions and hosts are of this test alone. */
abstract class StoreFixture {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration LONG = Duration.ofHours(1);
    static final Duration SHORT = Duration.ofMillis(1);
    static final String FENCE = "[\"TakenOver\"]";

    /** As a store that keeps JSON as JSON would print it, so that it comes back to the letter from any store. */
    static final String STATE = "{\"base\": 0}";

    private final String unique = UUID.randomUUID().toString().substring(0, 13);
    final String function = "Order" + unique;
    final String me = id("me");
    final String you = id("you");
    private @Nullable StateStore opened;

    protected abstract StateStore newStore() throws Exception;

    protected abstract void closeStore(StateStore store) throws Exception;

    protected abstract void passTime(StateStore store, Duration duration) throws Exception;

    protected abstract boolean givesHints();

    @BeforeEach
    final void openStore() throws Exception {
        opened = newStore();
        opened.prepare();
    }

    @AfterEach
    final void closeOpenedStore() throws Exception {
        if (opened != null) {
            closeStore(opened);
        }
    }

    final StateStore store() {
        if (opened == null) {
            throw new IllegalStateException("The store of a test is opened before it.");
        }
        return opened;
    }

    final String id(String name) {
        return name + "-" + unique;
    }

    /** Waits in real time, but never by the host's clock. */
    static void awaitClock(StateStore store, Duration duration) {
        Instant until = store.now().plus(duration);
        long deadline = System.nanoTime() + duration.plus(PATIENCE).toNanos();
        while (!store.now().isAfter(until)) {
            if (System.nanoTime() > deadline) {
                fail("The store's clock did not reach %s.", until);
            }
            LockSupport.parkNanos(500_000);
        }
    }

    final void letLeasesEnd() throws Exception {
        passTime(store(), SHORT.plus(SHORT));
    }

    // ---- starts

    final NewInstance ready(String name) {
        return after(name, Duration.ZERO);
    }

    final NewInstance after(String name, Duration delay) {
        return new NewInstance(id(name), function, STATE, delay, null, LONG);
    }

    final NewInstance leased(String name, Duration lease) {
        return new NewInstance(id(name), function, STATE, Duration.ZERO, me, lease);
    }

    /** Starts an instance that is leased to me, for long; its version. */
    final long mine(String name) {
        return created(write(Commit.of(leased(name, LONG))), 0);
    }

    /** Starts an instance whose lease is about to end; its version. */
    final long almostLost(String name) {
        return created(write(Commit.of(leased(name, SHORT))), 0);
    }

    static long created(Written written, int start) {
        assertThat(durable(written).starts().get(start)).isInstanceOf(Written.StartResult.Created.class);
        return ((Written.StartResult.Created) durable(written).starts().get(start)).version();
    }

    static Written.Durable durable(Written written) {
        assertThat(written).isInstanceOf(Written.Durable.class);
        return (Written.Durable) written;
    }

    // ---- turns

    final TurnWrite append(String name, long version, long seq, String... consumed) {
        return turn(name, version, seq, new Then.Keep(), consumed);
    }

    final TurnWrite turn(String name, long version, long seq, Then then, String... consumed) {
        return new TurnWrite(id(name), version, new HistoryRow(seq, events(seq)), List.of(consumed), then);
    }

    static String events(long seq) {
        return "[" + seq + "]";
    }

    static Then end() {
        return new Then.Complete("{\"done\": true}", false);
    }

    static Then sleep() {
        return new Then.Release(null);
    }

    final Message message(String name, String messageId) {
        return new Message(id(name), messageId, "\"" + messageId + "\"", false);
    }

    final Written write(Commit commit) {
        return store().write(List.of(commit), PATIENCE).get(0);
    }

    final Written write(TurnWrite turn) {
        return write(Commit.of(turn));
    }

    final void send(String name, String messageId) {
        assertThat(durable(write(Commit.of(message(name, messageId)))).undelivered())
                .isEmpty();
    }

    // ---- claims

    final ClaimRequest request(String host, int limit, Duration lease) {
        return new ClaimRequest(host, Set.of(function), limit, lease, FENCE);
    }

    final List<ClaimedInstance> claimAll(String host) {
        return store().claim(request(host, 1_000, LONG));
    }

    /** Claims for the other host, which must get exactly this one. */
    final ClaimedInstance takeOver(String name) {
        List<ClaimedInstance> claimed = claimAll(you);
        assertThat(claimed).extracting(each -> each.instance().instanceId()).containsExactly(id(name));
        return claimed.get(0);
    }

    final StoredInstance stored(String name) {
        return store().find(id(name), true).orElseThrow();
    }

    final List<HistoryRow> rows(long... seqs) {
        List<HistoryRow> rows = new ArrayList<>();
        for (long seq : seqs) {
            rows.add(new HistoryRow(seq, events(seq)));
        }
        return rows;
    }

    final List<String> readyNames() {
        return store().claimable(Set.of(function), 1_000).stream()
                .map(each -> each.instanceId().replace("-" + unique, ""))
                .toList();
    }
}
