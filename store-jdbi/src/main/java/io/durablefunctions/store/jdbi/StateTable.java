package io.durablefunctions.store.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of {@code durable_state}, but for claims. Where rows are joined to the arrays of a batch, the planner gets no choice but to look
 * each of them up by its key: before a new table has statistics, or once it has old ones, it would read all instances that run. So the keys
 * are named twice, and {@code is_completed IS NOT TRUE} says what {@code NOT is_completed} says but fits no partial index.
 */
final class StateTable {

    /**
     * Ends, releases, sets aside instances, or lets them go on with a new history, of which the version is still the one of the turn. A
     * due time of null is never.
     */
    static final String CHANGE = """
            UPDATE durable_state d SET state_json = coalesce(u.j::jsonb, d.state_json), is_completed = u.done,
              lease_owner      = CASE WHEN u.keep THEN d.lease_owner      ELSE u.park END,
              lease_expires_at = CASE WHEN u.keep THEN d.lease_expires_at WHEN u.park IS NOT NULL THEN 'infinity'::timestamptz END,
              execute_after    = CASE WHEN u.keep THEN d.execute_after    ELSE coalesce(u.due, 'infinity') END,
              version = d.version + 1, updated_at = statement_timestamp()
            FROM unnest(?, ?, ?, ?, ?, ?, ?) u(id, v, j, done, keep, park, due)
            WHERE d.instance_id = u.id AND d.instance_id = ANY(?) AND d.version = u.v AND d.is_completed IS NOT TRUE""";

    static final String CHANGE_ALL = Guard.allOf(CHANGE);

    static final String CHANGED_IDS = CHANGE + " RETURNING d.instance_id";

    /** Whether versions are still the ones of the turns: after the journal rows were inserted, in a statement of its own. */
    static final String CHECK = """
            SELECT count(*) FROM unnest(?, ?) u(id, v) CROSS JOIN LATERAL (
              SELECT FROM durable_state d WHERE d.instance_id = u.id AND d.version = u.v AND d.is_completed IS NOT TRUE OFFSET 0) d""";

    static final String CHECK_ALL = CHECK.replace("count(*)", Guard.FAILS_UNLESS_ALL);

    static final String CHECKED_IDS = """
            SELECT d.instance_id FROM unnest(?, ?) u(id, v) CROSS JOIN LATERAL (
              SELECT instance_id FROM durable_state d
              WHERE d.instance_id = u.id AND d.version = u.v AND d.is_completed IS NOT TRUE OFFSET 0) d""";

    /** An instance without an owner is due after its delay, one that is leased at the end of its lease. */
    static final String START = """
            INSERT INTO durable_state (instance_id, state_json, function_name, execute_after, is_completed, lease_owner,
              lease_expires_at, version, created_at, updated_at)
            SELECT u.id, u.j::jsonb, u.f,
              statement_timestamp() + CASE WHEN u.owner IS NULL THEN u.delay ELSE u.lease END * interval '1 microsecond',
              false, u.owner, CASE WHEN u.owner IS NOT NULL THEN statement_timestamp() + u.lease * interval '1 microsecond' END,
              (extract(epoch FROM statement_timestamp()) * 1000000)::bigint, statement_timestamp(), statement_timestamp()
            FROM unnest(?, ?, ?, ?, ?, ?) u(id, j, f, delay, owner, lease)
            ON CONFLICT (instance_id) DO NOTHING RETURNING instance_id, version""";

    /**
     * Of starts, what is there now, and whether it is what they inserted and nobody has had since: not this host either, which claims it like
     * any other once its lease has ended. The first version is the time of the start.
     */
    static final String STARTED = """
            SELECT d.instance_id, d.version, d.function_name, d.state_json::text AS state, d.is_completed,
              d.state_json = u.j::jsonb AND d.lease_owner IS NOT DISTINCT FROM u.owner
                AND d.version = (extract(epoch FROM d.created_at) * 1000000)::bigint AS mine
            FROM unnest(?, ?, ?) u(id, j, owner) JOIN durable_state d ON d.instance_id = u.id AND d.instance_id = ANY(?)""";

    static final String EXISTING = """
            SELECT instance_id, function_name, state_json::text AS state, is_completed FROM durable_state
            WHERE instance_id = ANY(?)""";

    static final String ROUSE = """
            UPDATE durable_state d SET execute_after = statement_timestamp(), updated_at = statement_timestamp()
            WHERE d.instance_id = ANY(?) AND d.lease_owner IS NULL AND d.is_completed IS NOT TRUE
              AND d.execute_after > statement_timestamp()
              AND EXISTS (
                SELECT 1 FROM durable_inbox m WHERE m.instance_id = d.instance_id AND m.dead_reason IS NULL OFFSET 0)""";

    static final String SLEEPERS_WITH_MAIL = """
            SELECT d.instance_id FROM durable_state d
            WHERE d.instance_id IN (SELECT m.instance_id FROM durable_inbox m WHERE m.dead_reason IS NULL)
              AND d.lease_owner IS NULL AND NOT d.is_completed AND d.execute_after > statement_timestamp()
            ORDER BY d.instance_id LIMIT 10000""";

    static final String RENEW = """
            UPDATE durable_state d SET lease_expires_at = statement_timestamp() + ?::bigint * interval '1 microsecond',
              execute_after = statement_timestamp() + ?::bigint * interval '1 microsecond', updated_at = statement_timestamp()
            FROM unnest(?, ?) u(id, v)
            WHERE d.instance_id = u.id AND d.instance_id = ANY(?) AND d.version = u.v AND d.is_completed IS NOT TRUE
              AND d.lease_owner IS NOT NULL AND d.lease_owner <> 'quarantine'
            RETURNING d.instance_id, d.version""";

    static final String RELEASE_FROM_QUARANTINE = """
            UPDATE durable_state SET lease_owner = NULL, lease_expires_at = NULL, execute_after = statement_timestamp(),
              version = version + 1, updated_at = statement_timestamp()
            WHERE instance_id = :id AND lease_owner = 'quarantine' AND is_completed IS NOT TRUE""";

    static final String PURGE = "DELETE FROM durable_state WHERE instance_id = :id AND is_completed";

    static final String EXISTS = "SELECT count(*) FROM durable_state WHERE instance_id = :id";

    static final String CLAIMABLE = """
            SELECT instance_id, execute_after, function_name, version, lease_owner, lease_expires_at FROM durable_state
            WHERE NOT is_completed AND execute_after <= statement_timestamp() AND function_name = ANY(:functions)
            ORDER BY execute_after LIMIT :limit""";

    static final String COUNT_CLAIMABLE = """
            SELECT count(*) FROM (SELECT FROM durable_state
            WHERE NOT is_completed AND execute_after <= statement_timestamp() AND function_name = ANY(:functions)
            LIMIT :most) ready""";

    /** With the journal in the same statement: in the next one the instance may have ended and its journal be gone. */
    static final String FIND = """
            SELECT d.instance_id, d.function_name, d.version, d.is_completed, d.lease_owner, d.state_json::text AS state,
              d.created_at, d.updated_at, j.seqs, j.events
            FROM durable_state d LEFT JOIN LATERAL (
              SELECT array_agg(h.seq ORDER BY h.seq) AS seqs, array_agg(h.events ORDER BY h.seq) AS events
              FROM durable_history h WHERE :journal AND h.instance_id = d.instance_id) j ON true
            WHERE d.instance_id = :id""";

    static final String ENDED = """
            SELECT instance_id, function_name, version, is_completed, lease_owner,
              CASE WHEN is_completed THEN state_json::text END AS state, created_at, updated_at
            FROM durable_state WHERE instance_id = ANY(:ids)""";

    static final String HOSTS = """
            SELECT lease_owner, count(*) AS instances, max(lease_expires_at) AS latest,
              count(*) FILTER (WHERE lease_expires_at <= statement_timestamp()) AS expired
            FROM durable_state
            WHERE lease_owner IS NOT NULL AND NOT is_completed AND lease_owner <> 'quarantine' AND lease_expires_at IS NOT NULL
            GROUP BY lease_owner ORDER BY lease_owner COLLATE "C\"""";

    private StateTable() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
