package io.durablefunctions.store.jdbi;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions of hosts that stopped while they sent a batch. Their back ends wait for the rest: they are active, not idle in a transaction, and
 * between two messages no statement's time runs either, so that no timeout of the server ends them before the connection does.
 */
final class StalledTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlStateStore.class);

    /** How long it has to wait for its client while it is looked at: after a long wait for a lock the next message may just be coming. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    /**
     * Who has written or locked rows of these tables, heard of its client last before a time, and now waits for it to send more. A COPY waits
     * like that in good health; the store has none. Tables, not the application's name, tell whose they are: that is each host's choice.
     */
    private static final String STALLED = """
            FROM pg_stat_activity a
            WHERE a.datname = current_database() AND a.usename = session_user AND a.pid <> pg_backend_pid()
              AND a.state = 'active' AND a.wait_event = 'ClientRead' AND a.query NOT ILIKE '%copy%'
              AND a.state_change < statement_timestamp() - :idle * interval '1 millisecond'
              AND EXISTS (SELECT 1 FROM pg_locks l WHERE l.pid = a.pid AND l.mode IN ('RowShareLock', 'RowExclusiveLock')
                AND l.relation IN (to_regclass('durable_state'), to_regclass('durable_history'), to_regclass('durable_inbox')))""";

    static final String FIND = "SELECT a.pid || ' since ' || a.state_change " + STALLED;

    static final String END = "SELECT pg_terminate_backend(a.pid) " + STALLED
            + " AND a.pid || ' since ' || a.state_change = ANY(:stalled)";

    private final Duration idle;
    private final AtomicBoolean failed = new AtomicBoolean();

    StalledTransactions(Duration idle) {
        this.idle = idle;
    }

    /** A server that does not allow it is told of once; the sweep goes on. */
    void end(Handle handle) {
        try {
            List<String> stalled = handle.createQuery(FIND)
                    .bind("idle", idle.toMillis())
                    .mapTo(String.class)
                    .list();
            if (!stalled.isEmpty()) {
                LockSupport.parkNanos(SECOND_LOOK.toNanos());
                end(handle, stalled);
            }
        } catch (JdbiException e) {
            if (failed.compareAndSet(false, true)) {
                LOG.warn("Transactions of hosts that have stopped cannot be ended; they may hold instances up", e);
            }
        }
    }

    private void end(Handle handle, List<String> stalled) {
        int ended = handle.createQuery(END)
                .bind("idle", idle.toMillis())
                .bindArray("stalled", String.class, stalled)
                .mapTo(Boolean.class)
                .list()
                .size();
        if (ended > 0) {
            LOG.warn("{} transactions of hosts that had stopped were ended", ended);
        }
    }
}
