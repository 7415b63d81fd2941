package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.LEASE;
import static io.durablefunctions.store.jdbi.Given.append;
import static io.durablefunctions.store.jdbi.Given.leased;
import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.request;
import static io.durablefunctions.store.jdbi.Given.started;
import static io.durablefunctions.store.jdbi.Given.turn;
import static io.durablefunctions.store.jdbi.Given.write;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.JournalExcerpt;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.jdbi.CuttingProxy.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Brings a store to say everything it ever says to its database. */
final class EveryOperation {

    private static final Set<RuntimeStatus> ENDS = Set.of(RuntimeStatus.FAILED, RuntimeStatus.RUNNING);

    private final StateStore store;

    EveryOperation(StateStore store) {
        this.store = store;
    }

    void run() {
        store.prepare();
        turns();
        lostLeases();
        takeOvers();
        sleepers();
        quarantine();
        activities();
        questions();
        store.sweep();
    }

    /** With a start in the activity's own transaction. */
    private void activities() {
        if (store instanceof PostgreSqlStateStore ours) {
            long a = started(store, "acts", "me");
            Acting acting = new Acting(
                    () -> ours.joining(PostgreSqlStateStore.currentConnection()).start("Order", "1"),
                    () -> Commit.of(append("acts", a, 1)));
            try {
                ours.activityTransactions().orElseThrow().run(acting, Given.PATIENCE);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void turns() {
        long a = started(store, "a", "me");
        write(store, Commit.of(leased("a", "me")));
        write(store, new Commit(null, List.of(leased("child", "me")), List.of(message("a", "m"), message("a", "n"))));
        write(store, append("a", a, 1, "m"));
        write(store, turn("a", a, 2, new Then.ContinueAsNew("{\"base\": 2}", 2), "n"));
        store.renew(List.of(new Lease("a", a + 1)), LEASE);
        write(store, turn("a", a + 1, 3, new Then.Complete("{}", false)));
        long b = started(store, "b", "me");
        write(store, turn("b", b, 1, new Then.Complete("{}", true)));
    }

    private void lostLeases() {
        long a = started(store, "lost", "me");
        write(store, append("lost", a - 1, 1, "m"));
        write(store, turn("lost", a - 1, 1, new Then.Release(null), "m"));
    }

    /** For a store whose connections go through this proxy. */
    void loseAnswers(CuttingProxy proxy) {
        for (Cut cut : List.of(Cut.BEFORE_COMMIT, Cut.AFTER_COMMIT)) {
            long a = started(store, "answer" + cut, "me");
            proxy.cut(cut, 1);
            write(store, Commit.of(Given.ready("begun " + cut)));
            proxy.cut(cut, 1);
            write(store, append("answer" + cut, a, 1));
            proxy.cut(cut, 1);
            write(store, turn("answer" + cut, a, 2, new Then.Complete("{}", false)));
        }
    }

    /** And finds it again. */
    void loseClaim(CuttingProxy proxy) {
        write(store, Commit.of(Given.ready("claimed")));
        proxy.cut(Cut.AFTER_COMMIT, 1);
        try {
            store.claim(request("me"));
            throw new IllegalStateException("the claim was answered");
        } catch (StateStoreException lost) {
            store.claim(request("me"));
        }
    }

    /** Stops in the middle of a batch until a sweep ends it, which then is written again. */
    void stall(CuttingProxy proxy) {
        long a = started(store, "stalls", "me");
        proxy.cut(Cut.NEVER_COMMIT, 1);
        CompletableFuture<Written> stalled = CompletableFuture.supplyAsync(() -> write(store, append("stalls", a, 1)));
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!proxy.dropped) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no sweep has ended it");
            }
            store.sweep();
        }
        proxy.goOn();
        stalled.join();
    }

    private void takeOvers() {
        Written.Durable start = (Written.Durable) write(
                store,
                Commit.of(new NewInstance("over", "Order", "{\"base\":0}", Duration.ZERO, "me", Duration.ofMillis(1))));
        long version = ((Written.StartResult.Created) start.starts().get(0)).version();
        write(store, append("over", version, 1));
        Instant until = store.now().plusMillis(5);
        while (!store.now().isAfter(until)) {
            LockSupport.parkNanos(500_000);
        }
        if (store.claim(request("you")).isEmpty()) {
            throw new IllegalStateException("nothing was taken over");
        }
    }

    private void sleepers() {
        long a = started(store, "sleeper", "me");
        write(store, turn("sleeper", a, 1, new Then.Release(null)));
        write(store, Commit.of(message("sleeper", "wakes")));
        store.rouse(List.of("sleeper"));
        store.claimById("sleeper", request("me")).orElseThrow();
        long b = started(store, "forgotten", "me");
        write(store, turn("forgotten", b, 1, new Then.Release(null)));
        write(store, Commit.of(new Message("forgotten", "m", "1", true)));
    }

    private void quarantine() {
        long a = started(store, "aside", "me");
        write(store, turn("aside", a, 1, new Then.Quarantine()));
        store.release("aside");
    }

    private InstanceFilter everyCondition(Set<RuntimeStatus> statuses) {
        Instant now = store.now();
        Instant later = now.plusSeconds(1);
        return new InstanceFilter(Set.of("Order"), statuses, now, later, now, later, "a", Map.of("team", "x"));
    }

    private void questions() {
        store.mail("me", 10);
        store.claimable(Set.of("Order"), 10);
        store.countClaimable(Set.of("Order"), 10);
        store.find("a", true);
        store.ended(List.of("a", "sleeper"));
        store.hosts();
        for (InstanceFilter filter : List.of(InstanceFilter.ALL, everyCondition(Set.of()), everyCondition(ENDS))) {
            store.search(filter, new InstanceKey(store.now(), "z"), 10, new JournalExcerpt(List.of("["), "-"));
            store.count(filter, 10);
        }
        store.purge("a");
        store.purge("sleeper");
    }
}
