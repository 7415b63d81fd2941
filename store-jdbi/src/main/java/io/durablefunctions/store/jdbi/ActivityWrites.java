package io.durablefunctions.store.jdbi;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Transactions in which activities write beside the engine, a limited number at a time. */
final class ActivityWrites implements ActivityTransactions {

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final ActivityWrite.Setting setting;
    private final Semaphore room;

    ActivityWrites(ActivityWrite.Setting setting, int most) {
        this.setting = setting;
        this.room = new Semaphore(most, true);
    }

    @Override
    public Written run(Work work, Duration patience) throws Exception {
        enter();
        try {
            return new ActivityWrite(setting, work, patience).run();
        } finally {
            room.release();
        }
    }

    private void enter() {
        try {
            if (room.tryAcquire(WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        throw new StateStoreException(
                "As many activities have a transaction as may at a time. Make them shorter, or activityConnections"
                        + " larger.",
                null);
    }
}
