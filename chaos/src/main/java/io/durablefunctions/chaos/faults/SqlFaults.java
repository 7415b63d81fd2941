package io.durablefunctions.chaos.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Errors that the server itself makes, through connections that pass by any proxy. The schema of the store has to be there for
 * {@link #deadlock} and the errors at writes.
 *
 * <p>Safe for use by several threads.
 */
public final class SqlFaults {

    /** The SQLSTATE with which the server refuses a connection that it has no place for. */
    static final String TOO_MANY_CONNECTIONS = "53300";

    private static final Duration TAKING = Duration.ofSeconds(20);
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private final DataSource superuser;
    private final DataSource user;
    private final WriteErrors errors;
    private final AtomicLong terminated = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong deadlocks = new AtomicLong();

    /**
     * Faults for one database.
     *
     * @param superuser new connections to it as a superuser
     * @param user new connections to it as somebody for whom no place is reserved
     */
    public SqlFaults(DataSource superuser, DataSource user) {
        this.superuser = superuser;
        this.user = user;
        this.errors = new WriteErrors(superuser);
    }

    /**
     * Ends back ends of this database, whatever they are at.
     *
     * @param applicationName of whom; {@code "*"} for all but the one that does it
     * @return how many were told to end
     */
    public int terminateBackends(String applicationName) throws SQLException {
        try (Connection connection = superuser.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                                + " AND (? = '*' OR application_name = ?)")) {
            statement.setString(1, applicationName);
            statement.setString(2, applicationName);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                terminated.addAndGet(row.getInt(1));
                return row.getInt(1);
            }
        }
    }

    /**
     * Takes all connections that the server gives, and each that becomes free, for a time that begins when it refuses one; those for superusers stay
     * free. Returns after that time, or when a busy server has not refused any in 20 s.
     *
     * @return how often the server refused one
     */
    public int exhaustConnections(Duration time) {
        long end = System.nanoTime() + TAKING.toNanos();
        List<Connection> taken = new ArrayList<>();
        int refusals = 0;
        while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
            try {
                taken.add(user.getConnection());
            } catch (SQLException e) {
                if (TOO_MANY_CONNECTIONS.equals(e.getSQLState())) {
                    end = refusals == 0 ? System.nanoTime() + time.toNanos() : end;
                    refusals++;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        taken.forEach(SqlFaults::close);
        refused.addAndGet(refusals);
        return refusals;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Lost already.
        }
    }

    /**
     * Meets a batch of the store half way: locks the last one of its rows, and when it waits for that, the first ones. The store locks by
     * {@code instance_id}. A deadlock is what the server makes of it, after the waiting one's {@code deadlock_timeout}.
     *
     * @param patience how long to wait for a batch, and for the server
     * @return whether the server has counted a deadlock, or told this one; without batches of several rows there is none
     */
    public boolean deadlock(Duration patience) throws SQLException {
        long before = countedDeadlocks();
        boolean mine = new Deadlock(superuser).provoke(patience);
        long end = System.nanoTime() + patience.toNanos();
        while (!mine && countedDeadlocks() == before) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        deadlocks.incrementAndGet();
        return true;
    }

    /** Deadlocks in this database, as the server counts them; it may take some seconds to do so. */
    public long countedDeadlocks() throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Has the next writes of rows of instances and journals fail with SQLSTATE 40001, instead of what is left of an earlier call. */
    public void serializationErrors(int n) throws SQLException {
        errors.arm("40001", n);
    }

    /** Has the next writes of rows of instances and journals fail with SQLSTATE 40P01, instead of what is left of an earlier call. */
    public void deadlockErrors(int n) throws SQLException {
        errors.arm("40P01", n);
    }

    /** Removes what makes writes fail. The counters start again. */
    public void removeErrors() throws SQLException {
        errors.remove();
    }

    /** How many writes have failed with 40001. */
    public long serializationErrorsFired() throws SQLException {
        return errors.fired("40001");
    }

    /** How many writes have failed with 40P01. */
    public long deadlockErrorsFired() throws SQLException {
        return errors.fired("40P01");
    }

    /** How many back ends were told to end. */
    public long terminated() {
        return terminated.get();
    }

    /** How many connections the server has refused to {@link #exhaustConnections}. */
    public long refused() {
        return refused.get();
    }

    /** How many real deadlocks {@link #deadlock} has made. */
    public long deadlocks() {
        return deadlocks.get();
    }
}
