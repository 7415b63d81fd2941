package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.HistoryRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL of {@code durable_history}. Events are text, so that they come back to the letter and can be read by hand. */
final class HistoryTable {

    static final String APPEND = """
            INSERT INTO durable_history (instance_id, seq, version, events, created_at)
            SELECT u.id, u.seq, u.v, u.e, statement_timestamp() FROM unnest(?, ?, ?, ?) u(id, seq, v, e)
            ON CONFLICT DO NOTHING""";

    /** Fails by the primary key where APPEND does nothing. */
    static final String APPEND_ALL = APPEND.replace("\nON CONFLICT DO NOTHING", "");

    static final String APPENDED_IDS = APPEND + " RETURNING instance_id";

    static final String FOLD = "DELETE FROM durable_history WHERE instance_id = ANY(?)";

    static final String PURGE = "DELETE FROM durable_history WHERE instance_id = :id";

    /** Rows of turns that are there, whoever wrote them. */
    static final String MINE = """
            SELECT h.instance_id FROM durable_history h
            JOIN unnest(?, ?, ?) u(id, seq, v) ON h.instance_id = u.id AND h.seq = u.seq AND h.version = u.v""";

    /** Old ones only: a row may be on its way together with its instance. */
    static final String REMOVE_ORPHANS = """
            DELETE FROM durable_history h WHERE h.created_at < statement_timestamp() - interval '5 minutes'
              AND NOT EXISTS (SELECT 1 FROM durable_state d WHERE d.instance_id = h.instance_id)""";

    private static final String LAST =
            "SELECT instance_id, max(seq) AS last FROM durable_history WHERE instance_id = ANY(?) GROUP BY instance_id";

    private static final String LOAD =
            "SELECT instance_id, seq, events FROM durable_history WHERE instance_id = ANY(?) ORDER BY instance_id, seq";

    private HistoryTable() {}

    static Map<String, Long> last(Connection connection, List<String> ids) throws SQLException {
        Map<String, Long> last = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setArray(1, Database.texts(connection, ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    last.put(row.getString("instance_id"), row.getLong("last"));
                }
            }
        }
        return last;
    }

    static Map<String, List<HistoryRow>> load(Connection connection, List<String> ids) throws SQLException {
        Map<String, List<HistoryRow>> journals = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
            statement.setArray(1, Database.texts(connection, ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    journals.computeIfAbsent(row.getString("instance_id"), id -> new ArrayList<>())
                            .add(new HistoryRow(row.getLong("seq"), row.getString("events")));
                }
            }
        }
        return journals;
    }
}
