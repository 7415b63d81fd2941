package io.durablefunctions.store.jdbi;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** What hosts may have forgotten when they died. Each statement stands for itself. */
final class Sweep {

    /** Rows without an instance are rare (purges and the trigger leave none) and looking for them reads whole tables. */
    private static final long ORPHANS_EVERY = Duration.ofMinutes(10).toNanos();

    private final AtomicLong orphansSearched = new AtomicLong(System.nanoTime() - ORPHANS_EVERY);

    private final StalledTransactions stalled;

    Sweep(Duration idleInTransaction) {
        this.stalled = new StalledTransactions(idleInTransaction);
    }

    /** Stalled transactions first: what comes next may wait for their locks. */
    Void run(Handle handle) throws SQLException {
        stalled.end(handle);
        List<String> sleepers = handle.createQuery(StateTable.SLEEPERS_WITH_MAIL)
                .mapTo(String.class)
                .list();
        if (!sleepers.isEmpty()) {
            Rouse.rouse(handle.getConnection(), sleepers);
        }
        handle.createUpdate(InboxTable.SET_ASIDE).execute();
        removeOrphans(handle);
        return null;
    }

    private void removeOrphans(Handle handle) {
        long last = orphansSearched.get();
        long now = System.nanoTime();
        if (now - last >= ORPHANS_EVERY && orphansSearched.compareAndSet(last, now)) {
            handle.createUpdate(HistoryTable.REMOVE_ORPHANS).execute();
            handle.createUpdate(InboxTable.REMOVE_ORPHANS).execute();
        }
    }
}
