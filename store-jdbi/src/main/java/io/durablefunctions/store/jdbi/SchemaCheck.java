package io.durablefunctions.store.jdbi;

import io.durablefunctions.StateStoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Refuses a database in which the store would fail later. */
final class SchemaCheck {

    private static final Map<String, Set<String>> COLUMNS = new TreeMap<>(Map.of(
            "instance_id", Set.of("varchar", "text"),
            "state_json", Set.of("jsonb"),
            "function_name", Set.of("varchar", "text"),
            "execute_after", Set.of("timestamptz"),
            "is_completed", Set.of("bool"),
            "lease_owner", Set.of("varchar", "text"),
            "lease_expires_at", Set.of("timestamptz"),
            "version", Set.of("int8"),
            "created_at", Set.of("timestamptz"),
            "updated_at", Set.of("timestamptz")));

    /** The migrations make these harmless. */
    private static final Set<String> LEGACY = Set.of("input", "entries");

    private static final String READ_COLUMNS = """
            SELECT a.attname, t.typname, a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS needed
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = to_regclass('durable_state') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attname""";

    private SchemaCheck() {}

    /** Statements rely on seeing what was committed before each of them. */
    static void isolation(Connection connection, String place) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new StateStoreException(
                    "The default isolation is not READ COMMITTED: " + place
                            + ". Set default_transaction_isolation of the connections to 'read committed'.",
                    null);
        }
    }

    static boolean hasTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('durable_state') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** An existing {@code durable_state} must have the columns that are used, and need no others. */
    static void columns(Connection connection, String place) throws SQLException {
        Map<String, String> types = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet column = statement.executeQuery(READ_COLUMNS)) {
            while (column.next()) {
                types.put(column.getString("attname"), column.getString("typname"));
                if (column.getBoolean("needed")
                        && !LEGACY.contains(column.getString("attname"))
                        && !COLUMNS.containsKey(column.getString("attname"))) {
                    problems.add(column.getString("attname") + " must not be NOT NULL");
                }
            }
        }
        COLUMNS.forEach((name, allowed) -> {
            String type = types.get(name);
            if (type == null) {
                problems.add(name + " is missing");
            } else if (!allowed.contains(type)) {
                problems.add(name + " is " + type + " and must be " + String.join(" or ", new TreeSet<>(allowed)));
            }
        });
        if (!problems.isEmpty()) {
            throw new StateStoreException(
                    "The table durable_state does not fit: " + place + ": " + String.join(", ", problems)
                            + ". Alter it, or give the store a schema of its own.",
                    null);
        }
    }
}
