package io.durablefunctions.testing.simulation.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The back ends of a database, and who waits for whom. */
public final class Server {

    private final Database database;
    private final long idleTimeout;
    private final List<Backend> backends = new ArrayList<>();

    /** @param idleTimeout how long a transaction may stand still, in microseconds */
    public Server(Database database, long idleTimeout) {
        this.database = database;
        this.idleTimeout = database.has(Flaw.NO_IDLE_IN_TRANSACTION_TIMEOUT) ? Long.MAX_VALUE : idleTimeout;
    }

    /** A new connection's back end. */
    public Backend connect() {
        Backend backend = new Backend(database, idleTimeout);
        backends.add(backend);
        return backend;
    }

    /** All that can do something now. */
    public List<Backend> ready() {
        backends.removeIf(Backend::isOver);
        List<Backend> ready = new ArrayList<>();
        for (Backend backend : backends) {
            if (backend.canStep()) {
                ready.add(backend);
            }
        }
        return ready;
    }

    /** When the next of them gives up; infinity for never. */
    public long nextGivesUpAt() {
        long next = InstanceRow.NEVER;
        for (Backend backend : backends) {
            next = Math.min(next, backend.gaveUpAt());
        }
        return next;
    }

    /** Lets it do the next thing; if it now waits in a circle, it gets an error. */
    public void step(Backend backend) {
        backend.step();
        if (waitsInCircle(backend)) {
            backend.fail(SqlProblem.Kind.DEADLOCK);
        }
    }

    private boolean waitsInCircle(Backend backend) {
        Set<Backend> seen = new HashSet<>();
        Backend next = backend;
        while (next != null && seen.add(next)) {
            Transaction holder = next.blockedBy();
            next = holder == null ? null : runner(holder);
        }
        return next == backend && backend.blockedBy() != null;
    }

    private @Nullable Backend runner(Transaction transaction) {
        for (Backend backend : backends) {
            if (backend.runs(transaction)) {
                return backend;
            }
        }
        return null;
    }

    /** All connections are lost, and what they had not committed. */
    public void crash() {
        backends.forEach(Backend::crash);
        backends.clear();
    }
}
