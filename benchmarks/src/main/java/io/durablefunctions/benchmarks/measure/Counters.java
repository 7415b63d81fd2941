package io.durablefunctions.benchmarks.measure;

import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** What the server counts. */
public final class Counters {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private Counters() {}

    /** Where the write-ahead log has got to. */
    static double walBytes(Connection connection) throws SQLException {
        return number(connection, "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
    }

    /** Statements run on a database, BEGIN and COMMIT among them; empty if the server does not count them. */
    static OptionalDouble statements(Connection connection, Database database) throws SQLException {
        if (number(connection, "SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'") == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number(
                connection,
                "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements AS s JOIN pg_database AS d ON d.oid = s.dbid"
                        + " WHERE d.datname = ?",
                database.name()));
    }

    /**
     * Transactions committed on a database since it was made. Each back end tells what it did with a delay of up to ten seconds, or when it
     * ends; so ask after all connections are closed.
     */
    public static double transactions(Server server, Database database) throws Exception {
        try (Connection connection = server.administration().connect()) {
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            double last = committed(connection, database);
            while (System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(50);
                double now = committed(connection, database);
                boolean allEnded = number(
                                connection,
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND backend_type = 'client backend'",
                                database.name())
                        == 0;
                if (allEnded && now == last) {
                    return now;
                }
                last = now;
            }
            return last;
        }
    }

    private static double committed(Connection connection, Database database) throws SQLException {
        return number(connection, "SELECT xact_commit FROM pg_stat_database WHERE datname = ?", database.name());
    }

    private static double number(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }
}
