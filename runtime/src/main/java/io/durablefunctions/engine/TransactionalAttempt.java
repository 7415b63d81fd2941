package io.durablefunctions.engine;

import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Written;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt of an activity in a transaction of the store. Once it has acted, the transaction stays open until the turn that is told so has a
 * commit, which is written in it. If it fails, what it wrote is undone, and it is told like any other failure. For one thread.
 */
final class TransactionalAttempt implements ActivityTransactions.Work {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalAttempt.class);

    /** Thrown into the store to undo what an activity wrote whose result cannot be stored. */
    private static final class Undone extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final ActivityRun<?> run;
    private final ActivityTransactions transactions;
    private final RuntimeOptions options;
    private final TurnTransaction transaction = new TurnTransaction();
    private boolean acted;
    private @Nullable Event outcome;

    TransactionalAttempt(ActivityRun<?> run, ActivityTransactions transactions, RuntimeOptions options) {
        this.run = run;
        this.transactions = transactions;
        this.options = options;
    }

    /** A store that is out of reach before anything was done is no failure of the activity's: it is tried again for as long as the attempt may take. */
    void run() {
        while (!acted && !run.isOver()) {
            try {
                Written written = transactions.run(this, options.leaseTimeout());
                transaction.rollBack(); // of no effect, unless the store has never asked for the commit
                transaction.answer(written);
            } catch (Throwable thrown) { // whatever the user's code throws is this attempt's failure
                if (acted || !(thrown instanceof StateStoreException)) {
                    failed(thrown);
                    return;
                }
                LOG.debug("{} waits for the store", run.activityName(), thrown);
                LockSupport.parkNanos(options.pollingInterval().toNanos());
            }
        }
    }

    private void failed(Throwable thrown) {
        boolean isUndone = outcome != null && thrown instanceof Undone;
        run.tell(isUndone ? Objects.requireNonNull(outcome) : run.failure(thrown));
        transaction.rollBack();
        transaction.answer(new Written.Failed(new OutcomeUnknownException(
                "The state store failed in an unforeseen way in the transaction of " + run.activityName() + ".",
                thrown)));
    }

    @Override
    public void act() throws Exception {
        acted = true;
        outcome = run.invoke();
        if (!(outcome instanceof Event.ActivityCompleted)) {
            throw new Undone();
        }
    }

    @Override
    public @Nullable Commit commit() {
        boolean isWanted = run.tell(Objects.requireNonNull(outcome), transaction);
        return isWanted ? transaction.await(options.leaseTimeout()) : null;
    }
}
