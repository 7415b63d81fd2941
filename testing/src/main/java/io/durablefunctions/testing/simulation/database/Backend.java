package io.durablefunctions.testing.simulation.database;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The server's side of a connection: takes what it was sent step by step, whether the client is still there or not. */
public final class Backend {

    private final Database database;
    private final long idleTimeout;
    private final Deque<Request> requests = new ArrayDeque<>();
    private @Nullable Transaction open;
    private int at;
    private long since;
    private boolean clientIsGone;
    private boolean closed;

    /** @param idleTimeout how long a transaction may stand still, in microseconds */
    public Backend(Database database, long idleTimeout) {
        this.database = database;
        this.idleTimeout = idleTimeout;
    }

    /** Takes a request; what comes before it is done first. */
    public void send(Request request) {
        if (closed) {
            request.done(new SqlProblem(SqlProblem.Kind.CONNECTION_CLOSED));
            return;
        }
        if (requests.isEmpty()) {
            since = database.now();
        }
        requests.add(request);
    }

    /** The client has gone: what was sent is still done, then an open transaction is rolled back. */
    public void disconnect() {
        clientIsGone = true;
    }

    /** The server stops: what is not committed is lost. */
    public void crash() {
        if (open != null) {
            open.rollBack();
            open = null;
        }
        close();
    }

    private void close() {
        closed = true;
        requests.forEach(request -> request.done(new SqlProblem(SqlProblem.Kind.CONNECTION_CLOSED)));
        requests.clear();
    }

    /** Whether nothing will come of it any more. */
    public boolean isOver() {
        return closed || (clientIsGone && requests.isEmpty() && open == null);
    }

    /** Whether it has nothing under way. */
    public boolean isIdle() {
        return closed || (requests.isEmpty() && open == null);
    }

    /** Whether its transaction holds anything. */
    public boolean hasWritten() {
        return open != null && open.hasWritten();
    }

    /** Whether what it does next is a COMMIT of nothing, which nobody can notice. */
    public boolean commitsNothing() {
        Request request = requests.peek();
        return request != null
                && request.commits()
                && at == request.statements().size()
                && !hasWritten();
    }

    void addTo(Digest digest) {
        digest.add(closed)
                .add(clientIsGone)
                .add(open != null)
                .add(gaveUpAt() <= database.now())
                .add(waitsFor() != null)
                .add((long) at)
                .add((long) requests.size());
        for (Request request : requests) {
            request.statements().forEach(statement -> statement.addTo(digest));
        }
    }

    /** When a transaction that stands still is given up or a lock is no longer waited for, in microseconds since 1970; infinity for never. */
    public long gaveUpAt() {
        if (requests.isEmpty()) {
            return open == null || clientIsGone || idleTimeout == Long.MAX_VALUE
                    ? InstanceRow.NEVER
                    : since + idleTimeout;
        }
        long lockTimeout = requests.element().lockTimeout();
        return lockTimeout == Long.MAX_VALUE || waitsFor() == null ? InstanceRow.NEVER : since + lockTimeout;
    }

    /** Whether there is something it can do now. */
    public boolean canStep() {
        if (closed) {
            return false;
        }
        if (gaveUpAt() <= database.now()) {
            return true;
        }
        return requests.isEmpty() ? clientIsGone && open != null : waitsFor() == null;
    }

    /** Whom it waits for; null for nobody. */
    private @Nullable Transaction waitsFor() {
        Request request = requests.peek();
        if (request == null || at >= request.statements().size()) {
            return null;
        }
        Transaction holder = request.statements().get(at).waitsFor();
        return holder == null || holder.hasEnded() ? null : holder;
    }

    /** Does the next thing. */
    public void step() {
        if (requests.isEmpty()) {
            if (open != null) {
                rollBack();
            }
            closed = true; // gone, or idle for too long
            return;
        }
        Request request = requests.element();
        try {
            if (waitsFor() != null) {
                throw new SqlProblem(SqlProblem.Kind.LOCK_TIMEOUT);
            }
            step(request);
        } catch (SqlProblem problem) {
            rollBack();
            finish(request, problem);
        }
    }

    private void step(Request request) throws SqlProblem {
        if (open == null) {
            open = new Transaction();
        }
        request.takenBy(open);
        if (at < request.statements().size()) {
            Statement.Progress progress = request.statements().get(at).step(database, open);
            if (progress == Statement.Progress.DONE) {
                at++;
            } else if (progress == Statement.Progress.WAITS) {
                since = database.now();
            }
            if (at < request.statements().size() || request.end() != Request.End.NONE) {
                return;
            }
        } else {
            end(open, request.end());
        }
        finish(request, null);
    }

    private void end(Transaction transaction, Request.End end) {
        if (end == Request.End.COMMIT) {
            database.commit(transaction);
        } else if (end == Request.End.ROLLBACK) {
            transaction.rollBack();
        } else {
            return;
        }
        open = null;
    }

    /** Who holds what it waits for; a circle of them is a deadlock. */
    @Nullable
    Transaction blockedBy() {
        return waitsFor();
    }

    boolean runs(Transaction transaction) {
        return open == transaction;
    }

    /** Ends what it is at with an error. */
    void fail(SqlProblem.Kind kind) {
        Request request = requests.element();
        rollBack();
        finish(request, new SqlProblem(kind));
    }

    private void rollBack() {
        if (open != null) {
            open.rollBack();
            open = null;
        }
    }

    private void finish(Request request, @Nullable SqlProblem problem) {
        requests.remove();
        at = 0;
        since = database.now();
        request.done(problem);
    }
}
