package io.durablefunctions.engine;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What activities enter counts when the commit of their transaction is durable. Thread-safe. */
final class Ledger implements ActivityTransactions {

    private static final ThreadLocal<List<String>> OPEN = new ThreadLocal<>();

    private final StateStore store;
    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final AtomicInteger rolledBack = new AtomicInteger();
    private final Semaphore rollBacks = new Semaphore(0);
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger lostLeases = new AtomicInteger();

    Ledger(StateStore store) {
        this.store = store;
    }

    /** The next transactions cannot be begun. */
    void refuse(int transactions) {
        refusals.set(transactions);
    }

    /** The next commits come too late: another host has the lease. */
    void loseLease(int commits) {
        lostLeases.set(commits);
    }

    void enter(String line) {
        OPEN.get().add(line);
    }

    List<String> entries() {
        return entries;
    }

    int rolledBack() {
        return rolledBack.get();
    }

    /** Waits for one more to be rolled back; whether it was in time. A late attempt of an activity ends after its host has. */
    boolean awaitRollBack(Duration patience) throws InterruptedException {
        return rollBacks.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Written run(Work work, Duration patience) throws Exception {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StateStoreException("out of reach", null);
        }
        OPEN.set(new ArrayList<>());
        boolean durable = false;
        try {
            work.act();
            Commit commit = work.commit();
            if (commit == null || lostLeases.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return new Written.LeaseLost();
            }
            Written written = store.write(List.of(commit), patience).get(0);
            durable = written instanceof Written.Durable;
            if (durable) {
                entries.addAll(OPEN.get());
            }
            return written;
        } finally {
            OPEN.remove();
            if (!durable) {
                rolledBack.incrementAndGet();
                rollBacks.release();
            }
        }
    }
}
