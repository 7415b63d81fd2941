package io.durablefunctions.testing.simulation.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client sends in one go: statements, and whether a COMMIT comes with them. */
public final class Request {

    private final List<? extends Statement<?>> statements;
    private final End end;
    private final long lockTimeout;
    private Runnable whenDone = () -> {};
    private boolean done;
    private @Nullable SqlProblem problem;
    private @Nullable Transaction transaction;

    /** What the server is to do after the statements. */
    enum End {
        COMMIT,
        ROLLBACK,
        NONE
    }

    private Request(List<? extends Statement<?>> statements, End end, long lockTimeout) {
        this.statements = statements;
        this.end = end;
        this.lockTimeout = lockTimeout;
    }

    /** Statements together with their COMMIT. */
    public static Request committing(List<? extends Statement<?>> statements) {
        return new Request(statements, End.COMMIT, Long.MAX_VALUE);
    }

    /** Statements of a transaction that stays open. */
    public static Request within(List<? extends Statement<?>> statements) {
        return new Request(statements, End.NONE, Long.MAX_VALUE);
    }

    /** The same, waiting for locks no longer than this, in microseconds. */
    public static Request within(List<? extends Statement<?>> statements, long lockTimeout) {
        return new Request(statements, End.NONE, lockTimeout);
    }

    /** Statements of which nothing is to remain. */
    public static Request rollingBack(List<? extends Statement<?>> statements) {
        return new Request(statements, End.ROLLBACK, Long.MAX_VALUE);
    }

    /** What to do when the server has answered. */
    public Request whenDone(Runnable then) {
        whenDone = then;
        return this;
    }

    List<? extends Statement<?>> statements() {
        return statements;
    }

    End end() {
        return end;
    }

    /** Whether a COMMIT comes with it. */
    public boolean commits() {
        return end == End.COMMIT;
    }

    /** Whether it is a COMMIT and nothing else. */
    public boolean isCommitAlone() {
        return commits() && statements.isEmpty();
    }

    long lockTimeout() {
        return lockTimeout;
    }

    void done(@Nullable SqlProblem how) {
        done = true;
        problem = how;
        whenDone.run();
    }

    void takenBy(Transaction within) {
        transaction = within;
    }

    /** Whether the server has answered. */
    public boolean isDone() {
        return done;
    }

    /** What went wrong; null for nothing. */
    public @Nullable SqlProblem problem() {
        return problem;
    }

    /** Whether what it wrote is durable, as {@code pg_xact_status} says; empty as long as it is under way. */
    public java.util.Optional<Boolean> isDurable() {
        if (transaction == null || !transaction.hasEnded()) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(transaction.isCommitted());
    }
}
