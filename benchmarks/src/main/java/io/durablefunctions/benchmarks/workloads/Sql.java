package io.durablefunctions.benchmarks.workloads;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Short questions to a database. */
final class Sql {

    /** Instances that have not ended. */
    static final String RUNNING = "SELECT count(*) FROM durable_state WHERE NOT is_completed";

    /** Instances that have ended well. */
    static final String COMPLETED =
            "SELECT count(*) FROM durable_state WHERE is_completed AND state_json ->> 'status' = 'COMPLETED'";

    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private Sql() {}

    /** The number that a query answers. */
    static double number(Connection connection, String query, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    /** How many rows a statement changes. */
    static int change(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /** Looks again and again until a query answers this number. */
    static void await(Connection connection, Duration patience, double wanted, String query, Object... parameters)
            throws SQLException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        for (double found = number(connection, query, parameters);
                found != wanted;
                found = number(connection, query, parameters)) {
            if (System.nanoTime() - end > 0) {
                throw new TimeoutException(query + " answers " + found + ", not " + wanted + ", after " + patience);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
