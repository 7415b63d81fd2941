package io.durablefunctions.store.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction by its number, which another server may give to another one after a failover: with the timeline, which every
 * promotion changes.
 */
record TransactionId(String number, String timeline) {

    private static final String CURRENT =
            "SELECT pg_current_xact_id()::text, left(pg_walfile_name(pg_current_wal_lsn()), 8)";

    private static final String STATUS =
            "SELECT pg_xact_status(?::xid8), left(pg_walfile_name(pg_current_wal_lsn()), 8)";

    static TransactionId current(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CURRENT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new TransactionId(row.getString(1), row.getString(2));
        }
    }

    /** {@code committed}, {@code aborted}, {@code in progress}; null if this server cannot tell. */
    @Nullable
    String status(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATUS)) {
            statement.setString(1, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return timeline.equals(row.getString(2)) ? row.getString(1) : null;
            }
        }
    }
}
