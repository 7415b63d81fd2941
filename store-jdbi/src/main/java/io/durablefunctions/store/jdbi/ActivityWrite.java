package io.durablefunctions.store.jdbi;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One transaction in which an activity acts and the commit that says so is written. What the activity locks it locks first, and the rows of the
 * engine last, in the order of any other batch, with nobody waited for but short transactions. For one thread.
 */
final class ActivityWrite implements TransactionSource.Work {

    private final Setting setting;
    private final ActivityTransactions.Work work;
    private final Duration patience;
    private final ActivityTransaction transaction;
    private boolean acted;

    /** What is true if the transaction is durable; null until it can be committed. */
    private @Nullable Recorded recorded;

    /** Why it is rolled back, if that is no failure of the activity's. */
    private @Nullable Written undone;

    /** What it takes. {@code rouse} is told of what is durable. */
    record Setting(
            TransactionSource source,
            Database settling,
            TransactionIds transactionIds,
            Duration idle,
            BiConsumer<Commit, Written> rouse) {}

    private record Recorded(
            Commit commit,
            FlushPlan plan,
            Written written,
            @Nullable TransactionId id) {}

    /** Thrown to have the transaction rolled back. */
    private static final class Undone extends Exception {
        private static final long serialVersionUID = 1;

        Undone() {
            super(
                    "The completion of an activity was not written, and its transaction is rolled back.",
                    null,
                    false,
                    false);
        }
    }

    ActivityWrite(Setting setting, ActivityTransactions.Work work, Duration patience) {
        this.setting = setting;
        this.work = work;
        this.patience = patience;
        this.transaction = new ActivityTransaction(setting.idle());
    }

    Written run() throws Exception {
        Written written = inTransaction();
        if (recorded != null) {
            setting.rouse().accept(recorded.commit(), written);
        }
        return written;
    }

    private Written inTransaction() throws Exception {
        try {
            setting.source().inTransaction(this);
        } catch (Throwable thrown) { // a framework may throw anything, its own and what act() threw
            if (recorded != null) {
                return settled(recorded, thrown);
            }
            if (undone != null) {
                return undone;
            }
            if (acted || thrown instanceof IllegalStateException || thrown instanceof Error) {
                throw thrown;
            }
            throw setting.settling().problem(thrown);
        }
        if (recorded == null) {
            throw new IllegalStateException(setting.source()
                    + " returned without having called act and record. A TransactionSource has to call both,"
                    + " and to throw what they throw.");
        }
        return recorded.written();
    }

    @Override
    public void act(Connection connection) throws Exception {
        if (acted) {
            throw new IllegalStateException("A TransactionSource must not call act twice.");
        }
        transaction.begin(connection);
        acted = true;
        try (CurrentTransaction current = CurrentTransaction.enter(connection)) {
            Objects.requireNonNull(current);
            work.act();
        }
    }

    @Override
    public void record(Connection connection) throws Exception {
        transaction.check(connection);
        Commit commit = work.commit();
        if (commit == null) {
            throw undone(new Written.LeaseLost());
        }
        try {
            recorded = write(connection, commit);
        } catch (SQLException e) {
            throw undone(new Written.Failed(failure(commit, e)));
        } catch (RuntimeException e) {
            throw undone(new Written.Failed(setting.settling().problem(e)));
        }
    }

    private Recorded write(Connection connection, Commit commit) throws SQLException, Undone {
        List<Commit> commits = List.of(commit);
        FlushPlan plan = new FlushPlan(commits);
        Patience left = new Patience(patience);
        while (true) {
            SQLException problem;
            try {
                Flush flush = new Flush(connection, plan);
                boolean isMine = flush.write();
                List<Written> written = isMine ? FlushResult.of(commits, flush) : null;
                if (written != null) {
                    return new Recorded(
                            commit,
                            plan,
                            written.get(0),
                            setting.transactionIds().of(connection, plan));
                }
                transaction.backToActivity(connection);
                if (!isMine && !new Flush(connection, plan).losers().isEmpty()) {
                    throw undone(new Written.LeaseLost());
                }
                problem = new SQLException("instances of the commit change again and again", "40001");
            } catch (SQLException e) {
                problem = e;
            }
            boolean mayPass = Problems.kind(problem) == Problems.Kind.PASSES && !Problems.spoilsConnection(problem);
            if (!mayPass || !left.again()) {
                throw problem;
            }
            transaction.backToActivity(connection);
        }
    }

    private Undone undone(Written why) {
        undone = why;
        return new Undone();
    }

    private DurableFunctionsException failure(Commit commit, SQLException e) {
        return Problems.kind(e) == Problems.Kind.DATA
                ? new InvalidPayloadException(
                        "PostgreSQL refuses the data of instance '" + commit.instanceId() + "': " + Problems.message(e)
                                + ". Nothing was written.",
                        e)
                : setting.settling().problem(e);
    }

    /** The answer to its COMMIT did not come, or was an error. What the activity did cannot be done again here: it is durable or it is not. */
    private Written settled(Recorded sent, Throwable thrown) {
        UnknownCommit unknown = new UnknownCommit(sent.plan(), List.of(sent.written()), sent.id(), thrown);
        Patience left = new Patience(patience);
        String place = setting.settling().place();
        while (true) {
            switch (Settlement.of(setting.settling(), unknown)) {
                case DURABLE -> {
                    return sent.written();
                }
                case NOT_DURABLE -> {
                    return new Written.Failed(new StateStoreException(
                            "The connection was lost during COMMIT of an activity's transaction: " + place
                                    + ". Nothing of it was written; it is run again.",
                            thrown));
                }
                case UNDECIDABLE -> {
                    return new Written.Failed(unknown.told(place));
                }
                case OPEN -> {
                    if (!left.again()) {
                        return new Written.Failed(unknown.told(place));
                    }
                }
            }
        }
    }
}
