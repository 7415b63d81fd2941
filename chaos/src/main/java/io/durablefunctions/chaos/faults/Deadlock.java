package io.durablefunctions.chaos.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Locks rows of instances in the order opposed to the store's. */
final class Deadlock {

    private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();

    /** Of instances that a host has, most likely to be renewed or changed together with others, the last one. */
    private static final String LAST =
            "SELECT instance_id FROM durable_state WHERE NOT is_completed AND lease_owner IS NOT NULL"
                    + " ORDER BY instance_id DESC LIMIT 1 FOR UPDATE";

    private static final String FIRST =
            "SELECT instance_id FROM durable_state WHERE NOT is_completed AND lease_owner IS NOT NULL"
                    + " ORDER BY instance_id FOR UPDATE";

    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))";

    private final DataSource source;

    Deadlock(DataSource source) {
        this.source = source;
    }

    /** Whether this side is the one that the server has chosen to fail. */
    boolean provoke(Duration patience) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            // Whoever waits first looks first, and finds the circle: the others are to fail, not this one.
            statement.execute("SET deadlock_timeout = '1min'; SET statement_timeout = '" + patience.toMillis() + "ms'");
            connection.setAutoCommit(false);
            statement.execute(LAST);
            if (someoneWaits(connection, patience)) {
                statement.execute(FIRST);
            }
            connection.rollback();
            return false;
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().equals("57014")) { // no circle came of it
                return false;
            }
            if ("40P01".equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }

    private static boolean someoneWaits(Connection connection, Duration patience) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        try (Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (ResultSet row = statement.executeQuery(WAITING)) {
                    if (row.next() && row.getInt(1) > 0) {
                        return true;
                    }
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        return false;
    }
}
