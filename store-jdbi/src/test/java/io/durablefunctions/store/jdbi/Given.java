package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Short ways to say what tests say often. */
final class Given {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Duration LEASE = Duration.ofMinutes(5);

    private Given() {}

    static NewInstance leased(String id, String host) {
        return new NewInstance(id, "Order", "{\"base\":0}", Duration.ZERO, host, LEASE);
    }

    static NewInstance ready(String id) {
        return new NewInstance(id, "Order", "{\"base\":0}", Duration.ZERO, null, LEASE);
    }

    static ClaimRequest request(String host) {
        return new ClaimRequest(host, Set.of("Order"), 100, LEASE, "[\"TakenOver\"]");
    }

    static Message message(String receiver, String id) {
        return new Message(receiver, id, "\"hello\"", false);
    }

    static TurnWrite append(String id, long version, long seq, String... consumed) {
        return turn(id, version, seq, new Then.Keep(), consumed);
    }

    static TurnWrite turn(String id, long version, long seq, Then then, String... consumed) {
        return new TurnWrite(id, version, new HistoryRow(seq, "[" + seq + "]"), List.of(consumed), then);
    }

    static Written write(StateStore store, Commit commit) {
        return store.write(List.of(commit), PATIENCE).get(0);
    }

    static Written write(StateStore store, TurnWrite turn) {
        return write(store, Commit.of(turn));
    }

    /** Starts an instance that is leased to a host; answers its version. */
    static long started(StateStore store, String id, String host) {
        Written.Durable durable = (Written.Durable) write(store, Commit.of(leased(id, host)));
        return ((Written.StartResult.Created) durable.starts().get(0)).version();
    }

    static Written.Durable durable(long version) {
        return new Written.Durable(version, List.of(), Set.of());
    }
}
