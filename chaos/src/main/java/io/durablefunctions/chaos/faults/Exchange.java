package io.durablefunctions.chaos.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What goes to the server up to a Sync or a Query, and the answers up to its ReadyForQuery. Guarded by its session. */
final class Exchange {

    private final Deque<SqlStatement> awaited = new ArrayDeque<>();
    private boolean writesByItself;
    private boolean failed;
    private boolean held;
    private @Nullable CutReport committed;

    void await(SqlStatement statement) {
        awaited.add(statement);
    }

    /** The statement whose answer has come to its end. */
    SqlStatement answered() {
        SqlStatement statement = awaited.poll();
        return statement == null ? SqlStatement.UNKNOWN : statement;
    }

    boolean isAnswered() {
        return awaited.isEmpty();
    }

    /** The server skips the rest. */
    void fail() {
        failed = true;
        awaited.clear();
    }

    boolean failed() {
        return failed;
    }

    /** Whether it wrote outside of a transaction block, so that its end is a commit. */
    boolean writesByItself() {
        return writesByItself;
    }

    void setWritesByItself(boolean writes) {
        writesByItself = writes;
    }

    /** Whether answers are kept from the client until it is decided about them. */
    boolean held() {
        return held;
    }

    void setHeld(boolean held) {
        this.held = held;
    }

    /** What was committed in it, if rows were written. */
    @Nullable
    CutReport committed() {
        return committed;
    }

    void setCommitted(CutReport report) {
        committed = report;
    }
}
