package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.jdbi.LostClaims.Lost;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The SQL of claims. A claim moves {@code execute_after} to the end of the lease, so that nobody looks at it until then. */
final class Claims {

    private static final String LEASE = """
            UPDATE durable_state d SET lease_owner = ?, version = d.version + 1, updated_at = statement_timestamp(),
              lease_expires_at = statement_timestamp() + ?::bigint * interval '1 microsecond',
              execute_after = statement_timestamp() + ?::bigint * interval '1 microsecond'
            """;

    /** {@code base} is the number of the last row that is not in the journal any more. */
    private static final String CLAIMED = """

            RETURNING d.instance_id, d.function_name, d.version, d.lease_owner, d.state_json::text AS state, d.created_at,
              d.updated_at, d.lease_expires_at, c.lease_owner AS previous_owner,
              CASE WHEN jsonb_typeof(d.state_json -> 'base') = 'number' THEN (d.state_json ->> 'base')::bigint ELSE 0 END AS base""";

    private static final String READY = """
            SELECT instance_id, version, lease_owner FROM durable_state
            WHERE NOT is_completed AND execute_after <= statement_timestamp() AND (function_name = ANY(?)) IS TRUE
              AND instance_id <> ALL(?)
            ORDER BY execute_after LIMIT ?""";

    private static final String SKIP_LOCKED = "WITH c AS MATERIALIZED (" + READY + " FOR NO KEY UPDATE SKIP LOCKED) "
            + LEASE
            + "FROM c WHERE d.instance_id = c.instance_id AND d.instance_id = ANY(ARRAY(SELECT instance_id FROM c))"
            + CLAIMED;

    private static final String COMPARE = LEASE + """
            FROM unnest(?, ?, ?) c(id, v, lease_owner)
            WHERE d.instance_id = c.id AND d.instance_id = ANY(?) AND d.version = c.v AND d.is_completed IS NOT TRUE""";

    private static final String COMPARE_READY = COMPARE + " AND d.execute_after <= statement_timestamp()" + CLAIMED;

    private static final String FREE = """

            AND (d.lease_owner IS NULL OR d.lease_owner = 'quarantine' OR d.lease_expires_at IS NULL
              OR d.lease_expires_at <= statement_timestamp())""";

    private static final String COMPARE_FREE = COMPARE + FREE + CLAIMED;

    private static final String BY_ID = "SELECT d.instance_id, d.version, d.lease_owner FROM durable_state d"
            + " WHERE d.instance_id = ? AND d.is_completed IS NOT TRUE" + FREE;

    /** That the lease is this one, to the microsecond, tells it from one that was made since under the same version. */
    private static final String FIND_LOST = """
            UPDATE durable_state d SET updated_at = statement_timestamp(),
              lease_expires_at = statement_timestamp() + ?::bigint * interval '1 microsecond',
              execute_after = statement_timestamp() + ?::bigint * interval '1 microsecond'
            FROM (SELECT id, v, ends, NULL::text AS lease_owner FROM unnest(?, ?, ?) u(id, v, ends)) c
            WHERE d.instance_id = c.id AND d.instance_id = ANY(?) AND d.version = c.v AND d.lease_owner = ?
              AND d.lease_expires_at = c.ends AND d.is_completed IS NOT TRUE""" + CLAIMED;

    private Claims() {}

    /** An instance as it was seen before it is claimed. */
    private record Seen(String id, long version, String owner) {}

    static List<Claimed> skipLocked(Connection connection, ClaimRequest request, List<String> excluded)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SKIP_LOCKED)) {
            ready(connection, statement, request, excluded);
            lease(statement, 4, request);
            return claimed(statement);
        }
    }

    static List<Claimed> distributed(Connection connection, ClaimRequest request, List<String> excluded)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READY)) {
            ready(connection, statement, request, excluded);
            return compare(connection, COMPARE_READY, request, seen(statement));
        }
    }

    static List<Claimed> byId(Connection connection, ClaimRequest request, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setString(1, id);
            return compare(connection, COMPARE_FREE, request, seen(statement));
        }
    }

    /**
     * Prolongs those of these claims that have happened. None is a take-over: the row of it was appended by the claim itself.
     *
     * @throws SQLException if rows are locked for longer than the transaction waits, among others
     */
    static List<Claimed> findLost(Connection connection, ClaimRequest request, List<Lost> lost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND_LOST)) {
            statement.setLong(1, Rows.micros(request.lease()));
            statement.setLong(2, Rows.micros(request.lease()));
            statement.setArray(3, connection.createArrayOf("text", Rows.texts(lost, Lost::id)));
            statement.setArray(4, connection.createArrayOf("int8", Rows.numbers(lost, Lost::version)));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "timestamptz", lost.stream().map(Lost::leaseEnds).toArray()));
            statement.setArray(6, connection.createArrayOf("text", Rows.texts(lost, Lost::id)));
            statement.setString(7, request.host());
            return claimed(statement);
        }
    }

    private static void ready(
            Connection connection, PreparedStatement statement, ClaimRequest request, List<String> excluded)
            throws SQLException {
        statement.setArray(
                1,
                Database.texts(connection, request.functions().stream().sorted().toList()));
        statement.setArray(2, Database.texts(connection, excluded));
        statement.setInt(3, request.limit());
    }

    private static void lease(PreparedStatement statement, int at, ClaimRequest request) throws SQLException {
        statement.setString(at, request.host());
        statement.setLong(at + 1, Rows.micros(request.lease()));
        statement.setLong(at + 2, Rows.micros(request.lease()));
    }

    private static List<Seen> seen(PreparedStatement statement) throws SQLException {
        List<Seen> seen = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                seen.add(new Seen(row.getString(1), row.getLong(2), row.getString(3)));
            }
        }
        return seen;
    }

    private static List<Claimed> compare(Connection connection, String sql, ClaimRequest request, List<Seen> seen)
            throws SQLException {
        if (seen.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            lease(statement, 1, request);
            statement.setArray(4, connection.createArrayOf("text", Rows.texts(seen, Seen::id)));
            statement.setArray(5, connection.createArrayOf("int8", Rows.numbers(seen, Seen::version)));
            statement.setArray(6, connection.createArrayOf("text", Rows.texts(seen, Seen::owner)));
            statement.setArray(7, connection.createArrayOf("text", Rows.texts(seen, Seen::id)));
            return claimed(statement);
        }
    }

    private static List<Claimed> claimed(PreparedStatement statement) throws SQLException {
        List<Claimed> claimed = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                claimed.add(Claimed.of(row));
            }
        }
        return claimed;
    }
}
