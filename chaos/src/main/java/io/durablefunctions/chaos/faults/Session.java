package io.durablefunctions.chaos.faults;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one connection: names, exchanges under way, the transaction. One thread brings what the client says, another one what the
 * server says.
 */
final class Session {

    /** What becomes of an answer. */
    enum Fate {
        PASS,
        HOLD,
        /** What was held goes on, and then this one. */
        RELEASE,
        CUT
    }

    /** Has the server do what it was sent so far, and answer, without a commit. */
    interface Flush {
        void send() throws IOException;
    }

    private final ArmedFaults armed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PreparedNames names = new PreparedNames();
    private final Deque<Exchange> pending = new ArrayDeque<>();
    private final Work work = new Work();
    private @Nullable Exchange current;
    private @Nullable OpenTransaction held;
    private ArmedFaults.@Nullable Cut cut;

    /** After all that was sent so far. */
    private boolean inTransaction;

    private boolean transactionFailed;
    private boolean ended;

    Session(ArmedFaults armed) {
        this.armed = armed;
        pending.add(new Exchange()); // the log-in, which ends with a ReadyForQuery too
    }

    /** False where the connection is to end in front of the message. May wait for the server's answers, or for a caller's resume. */
    boolean mayPass(Frame frame, Flush flush) throws IOException {
        lock.lock();
        try {
            switch (frame.type()) {
                case 'P' -> {
                    begin();
                    names.parse(frame);
                }
                case 'B' -> {
                    begin();
                    names.bind(frame);
                }
                case 'C' -> {
                    begin();
                    names.close(frame);
                }
                case 'D' -> begin();
                case 'E' -> {
                    return execute(names.executed(frame), flush);
                }
                case 'F' -> end();
                case 'Q' -> {
                    return query(PreparedNames.query(frame), flush);
                }
                case 'S' -> {
                    return sync(flush);
                }
                default -> {}
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A client that asks for answers in the middle waits for them: they can't be held any more. */
    boolean stopsHolding(Frame frame) {
        lock.lock();
        try {
            Exchange exchange = current;
            if (frame.type() != 'H' || exchange == null || !exchange.held()) {
                return false;
            }
            exchange.setHeld(false);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Exchange begin() {
        Exchange exchange = current;
        if (exchange == null) {
            exchange = new Exchange();
            current = exchange;
            pending.add(exchange);
        }
        return exchange;
    }

    private void end() {
        begin();
        current = null;
    }

    private boolean execute(SqlStatement statement, Flush flush) throws IOException {
        Exchange exchange = begin();
        boolean commits = statement.kind() == SqlStatement.Kind.COMMIT;
        if (commits && armed.inFrontOfCommits()) {
            flushAndWait(exchange, flush);
            if (!mayCommit(exchange)) {
                return false;
            }
        }
        send(exchange, statement);
        return true;
    }

    private void send(Exchange exchange, SqlStatement statement) {
        exchange.await(statement);
        boolean commits = statement.kind() == SqlStatement.Kind.COMMIT;
        boolean byItself = statement.writes() && !inTransaction;
        if ((commits || byItself) && armed.any()) {
            exchange.setHeld(true);
        }
        exchange.setWritesByItself(byItself || (exchange.writesByItself() && !commits));
        switch (statement.kind()) {
            case BEGIN -> inTransaction = true;
            case COMMIT, ROLLBACK -> inTransaction = false;
            default -> {}
        }
    }

    private boolean sync(Flush flush) throws IOException {
        Exchange exchange = begin();
        if (!inTransaction && exchange.writesByItself() && armed.inFrontOfCommits()) {
            flushAndWait(exchange, flush);
            if (!mayCommit(exchange)) {
                return false;
            }
        }
        current = null;
        return true;
    }

    /** The server does all of a Query at once, its commit too, so it can only be kept from the server as a whole. */
    private boolean query(List<SqlStatement> statements, Flush flush) throws IOException {
        Exchange exchange = begin();
        if (armed.inFrontOfCommits()) {
            flushAndWait(exchange, flush);
            boolean commits = statements.stream().anyMatch(each -> each.kind() == SqlStatement.Kind.COMMIT);
            if (commits && work.rows() > 0 && !mayCommit(exchange)) {
                return false;
            }
            if (work.rows() == 0 && writesAndCommits(statements) && !mayBeSent(statements)) {
                return false;
            }
        }
        statements.forEach(statement -> send(exchange, statement));
        current = null;
        return true;
    }

    private boolean writesAndCommits(List<SqlStatement> statements) {
        boolean open = inTransaction;
        boolean wrote = false;
        for (SqlStatement each : statements) {
            wrote |= each.writes();
            switch (each.kind()) {
                case BEGIN -> open = true;
                case COMMIT -> {
                    if (wrote) {
                        return true;
                    }
                    open = false;
                }
                case ROLLBACK -> {
                    wrote = false;
                    open = false;
                }
                default -> {}
            }
        }
        return wrote && !open;
    }

    private boolean mayBeSent(List<SqlStatement> statements) {
        List<String> sql = statements.stream().map(SqlStatement::text).toList();
        return !take(armed.takeBefore(new CutReport(sql, 0)));
    }

    private void flushAndWait(Exchange exchange, Flush flush) throws IOException {
        flush.send();
        waitForAnswers(exchange);
    }

    private void waitForAnswers(Exchange exchange) {
        while (!ended && !(pending.peekFirst() == exchange && exchange.isAnswered())) {
            changed.awaitUninterruptibly();
        }
    }

    /** All but the commit is done and answered: whether it is to be done too. */
    private boolean mayCommit(Exchange exchange) {
        if (ended || cut != null || exchange.failed() || transactionFailed || work.rows() == 0) {
            return true;
        }
        CutReport report = new CutReport(work.sql(), work.rows());
        OpenTransaction open = armed.open.poll();
        if (open != null && !goesOn(open, report)) {
            armed.cutsBefore.incrementAndGet();
            return false;
        }
        return !take(armed.takeBefore(report));
    }

    private boolean take(ArmedFaults.@Nullable Cut taken) {
        if (taken != null) {
            cut = taken;
        }
        return taken != null;
    }

    /** Not under the lock: whoever was called may take its time, and end this connection meanwhile. */
    private boolean goesOn(OpenTransaction open, CutReport report) {
        held = open;
        lock.unlock();
        try {
            return open.hold(report);
        } finally {
            lock.lock();
            held = null;
        }
    }

    Fate answer(Frame frame) {
        if (frame.isError(SqlFaults.TOO_MANY_CONNECTIONS)) {
            armed.refused.incrementAndGet();
        }
        lock.lock();
        try {
            Exchange exchange = pending.peekFirst();
            if (exchange == null) {
                return Fate.PASS;
            }
            switch (frame.type()) {
                case 'C' -> completed(exchange, frame.text(0));
                case 'I', 's' -> exchange.answered();
                case 'E' -> exchange.fail();
                case 'Z' -> {
                    return ready(exchange, frame.letter(0));
                }
                default -> {}
            }
            changed.signalAll();
            return exchange.held() ? Fate.HOLD : Fate.PASS;
        } finally {
            lock.unlock();
        }
    }

    private void completed(Exchange exchange, String tag) {
        SqlStatement statement = exchange.answered();
        switch (statement.kind()) {
            case COMMIT -> transactionEnded(exchange, tag.equals("COMMIT"));
            case ROLLBACK -> transactionEnded(exchange, false);
            case BEGIN -> {}
            default -> work.add(statement, tag);
        }
    }

    private void transactionEnded(Exchange exchange, boolean committed) {
        if (committed && work.rows() > 0) {
            exchange.setCommitted(new CutReport(work.sql(), work.rows()));
            armed.commits.incrementAndGet();
        }
        work.clear();
    }

    private Fate ready(Exchange exchange, char status) {
        pending.remove();
        transactionFailed = status == 'E';
        if (status == 'I') {
            transactionEnded(exchange, !exchange.failed());
        }
        if (pending.isEmpty()) {
            inTransaction = status != 'I';
            if (!inTransaction) {
                names.transactionEnded();
            }
        }
        changed.signalAll();
        if (!exchange.held()) {
            return Fate.PASS;
        }
        CutReport committed = exchange.committed();
        return committed != null && take(armed.takeAfter(committed)) ? Fate.CUT : Fate.RELEASE;
    }

    /** The connection has ended. Answers the cut that ended it, once. */
    ArmedFaults.@Nullable Cut ended() {
        lock.lock();
        try {
            ended = true;
            if (held != null) {
                held.cut();
            }
            changed.signalAll();
            ArmedFaults.Cut fired = cut;
            cut = null;
            return fired;
        } finally {
            lock.unlock();
        }
    }
}
