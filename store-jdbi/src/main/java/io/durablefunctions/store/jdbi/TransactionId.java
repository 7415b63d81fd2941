package io.durablefunctions.store.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A transaction by its number, which may be given to another one: by another server after a failover, and by this one after a crash, if
 * nothing of the transaction had reached the disk. So it is believed only on the same timeline, which every promotion changes, and only if
 * the server has not started again since; it resets its statistics when it recovers from a crash.
 *
 * @param at the server's time within the transaction
 */
record TransactionId(String number, String timeline, OffsetDateTime at) {

    private static final String CURRENT =
            "SELECT pg_current_xact_id()::text, left(pg_walfile_name(pg_current_wal_lsn()), 8), statement_timestamp()";

    private static final String STATUS = """
            SELECT pg_xact_status(?::xid8), left(pg_walfile_name(pg_current_wal_lsn()), 8),
              greatest(pg_postmaster_start_time(), pg_stat_get_bgwriter_stat_reset_time()) < ? AS is_up_since""";

    static TransactionId current(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CURRENT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new TransactionId(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class));
        }
    }

    /** {@code committed}, {@code aborted}, {@code in progress}; null if this server cannot tell. */
    @Nullable
    String status(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATUS)) {
            statement.setString(1, number);
            statement.setObject(2, at);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                boolean isTheSame = timeline.equals(row.getString(2)) && row.getBoolean("is_up_since");
                return isTheSame ? row.getString(1) : null;
            }
        }
    }
}
