package io.durablefunctions.store.jdbi;

import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.store.JournalExcerpt;
import io.durablefunctions.store.StoredInstance;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that finds instances by a filter. It is put together from fixed pieces, one a condition, so that one plan fits each of the statements;
 * all values are bound. Running instances and ended ones are looked for apart, each by their partial indexes, and those of an id prefix by
 * the primary key.
 */
final class InstanceSearch {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final int LONGEST_ID = 255;

    private static final String TABLE = "durable_state d";

    /** By its bytes, also in a table whose ids are compared by a language. */
    private static final String WITH_PREFIX = """
            (SELECT instance_id, state_json, function_name, is_completed, created_at, updated_at FROM durable_state
            WHERE instance_id COLLATE "C" >= :prefix AND instance_id COLLATE "C" < :beyond OFFSET 0) d""";

    private static final String NEWEST_FIRST = " ORDER BY created_at DESC, instance_id DESC LIMIT :limit";

    /**
     * What is told of the instances that were found. Each is looked up by its key, whatever the statistics say; states lose the histories that
     * nobody reads, and a journal is read through here, but for the last row of each kind.
     */
    private static final String TOLD = """
            SELECT d.instance_id, d.function_name, d.version, d.is_completed, d.lease_owner,
              CASE WHEN d.is_completed THEN d.state_json - 'history' ELSE d.state_json END::text AS state,
              d.created_at, d.updated_at, j.seqs, j.events
            FROM (%s) k
            CROSS JOIN LATERAL (
              SELECT instance_id, function_name, version, is_completed, lease_owner, state_json, created_at, updated_at
              FROM durable_state s WHERE s.instance_id = k.instance_id OFFSET 0) d
            LEFT JOIN LATERAL (
              SELECT array_agg(h.seq ORDER BY h.seq) AS seqs, array_agg(h.events ORDER BY h.seq) AS events
              FROM durable_history h WHERE NOT d.is_completed AND h.instance_id = d.instance_id AND h.seq IN (
                SELECT max(r.seq) FROM (
                  SELECT seq, replace(events, :ignored, '') AS text FROM durable_history
                  WHERE instance_id = d.instance_id OFFSET 0) r
                JOIN unnest(:marks) m(mark) ON strpos(r.text, m.mark) > 0 GROUP BY m.mark)) j ON true
            ORDER BY k.created_at DESC, k.instance_id DESC""";

    private final InstanceFilter filter;
    private final boolean byPrefix;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    InstanceSearch(InstanceFilter filter, @Nullable InstanceKey after) {
        this.filter = filter;
        String prefix = filter.idPrefix();
        this.byPrefix = prefix != null && !prefix.isEmpty();
        if (prefix != null && byPrefix) {
            values.put("prefix", prefix);
            values.put("beyond", beyond(prefix));
        }
        if (!filter.orchestrators().isEmpty()) {
            conditions.add("d.function_name = ANY(:functions)");
            lists.put("functions", List.copyOf(filter.orchestrators()));
        }
        time("d.created_at >= :madefrom", "madefrom", filter.createdFrom());
        time("d.created_at < :madebefore", "madebefore", filter.createdBefore());
        time("d.updated_at >= :changedfrom", "changedfrom", filter.updatedFrom());
        time("d.updated_at < :changedbefore", "changedbefore", filter.updatedBefore());
        if (after != null) {
            after(after);
        }
        if (!filter.tags().isEmpty()) {
            tags();
        }
    }

    List<StoredInstance> run(Handle handle, int limit, JournalExcerpt excerpt) {
        return bound(handle.createQuery(sql()))
                .bind("limit", limit)
                .bind("ignored", excerpt.ignored())
                .bindArray("marks", String.class, excerpt.marks())
                .map((row, context) -> StoredRows.withJournal(row))
                .list();
    }

    long count(Handle handle, long most) {
        return bound(handle.createQuery(countSql()))
                .bind("most", most)
                .mapTo(Long.class)
                .one();
    }

    String sql() {
        List<String> parts = parts().stream()
                .map(part -> "SELECT d.instance_id, d.created_at" + part + NEWEST_FIRST)
                .toList();
        return TOLD.formatted(
                parts.size() == 1
                        ? parts.get(0)
                        : parts.stream()
                                .collect(Collectors.joining(
                                        ") UNION ALL (", "SELECT * FROM ((", ")) found" + NEWEST_FIRST)));
    }

    String countSql() {
        return parts().stream()
                .map(part -> "(SELECT 1" + part + " LIMIT :most)")
                .collect(Collectors.joining(
                        " UNION ALL ", "SELECT count(*) FROM (SELECT 1 FROM (", ") all_found LIMIT :most) found"));
    }

    // ---- pieces

    /** From where and on which conditions. One part, or one for the running and one for the ended. */
    private List<String> parts() {
        List<String> ended = filter.statuses().stream()
                .filter(RuntimeStatus::isEnded)
                .map(RuntimeStatus::name)
                .toList();
        boolean any = filter.statuses().isEmpty();
        List<String> parts = new ArrayList<>();
        if (any && byPrefix) {
            parts.add(part(WITH_PREFIX, null));
        } else {
            String table = byPrefix ? WITH_PREFIX : TABLE;
            if (any || ended.size() < filter.statuses().size()) {
                parts.add(part(table, "NOT d.is_completed"));
            }
            if (any) {
                parts.add(part(table, "d.is_completed"));
            } else if (!ended.isEmpty()) {
                lists.put("ends", ended);
                parts.add(part(
                        table, "d.is_completed AND coalesce(d.state_json ->> 'status', 'COMPLETED') = ANY(:ends)"));
            }
        }
        return parts;
    }

    private String part(String table, @Nullable String status) {
        List<String> all = new ArrayList<>();
        if (status != null) {
            all.add(status);
        }
        all.addAll(conditions);
        return " FROM " + table + (all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all));
    }

    /** A text that is greater, by code points, than all ids that begin with this one, and than no others that are greater than those. */
    static String beyond(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int i = points.length - 1; i >= 0; i--) {
            int next = points[i] + 1;
            if (next <= Character.MAX_CODE_POINT) {
                boolean surrogate = next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE;
                return new String(points, 0, i) + Character.toString(surrogate ? Character.MAX_SURROGATE + 1 : next);
            }
        }
        return Character.toString(Character.MAX_CODE_POINT).repeat(LONGEST_ID + 1);
    }

    private void tags() {
        conditions.add("d.state_json @> (SELECT jsonb_build_object('tags', jsonb_object(:tagnames, :tagvalues)))");
        lists.put("tagnames", List.copyOf(filter.tags().keySet()));
        lists.put("tagvalues", List.copyOf(filter.tags().values()));
    }

    private void time(String condition, String name, @Nullable Instant time) {
        if (time != null) {
            conditions.add(condition);
            values.put(name, micros(time));
        }
    }

    /** No instance was created within a microsecond: a place there is before the first one of the next. */
    private void after(InstanceKey place) {
        OffsetDateTime at = micros(place.createdAt());
        conditions.add("(d.created_at, d.instance_id) < (:afterat, :afterid)");
        values.put("afterat", at);
        values.put("afterid", at.toInstant().equals(place.createdAt()) ? place.instanceId() : "");
    }

    /** Rounded up: what is stored has whole microseconds, so that from here and before here say the same as without rounding. */
    private static OffsetDateTime micros(Instant time) {
        Instant within = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        Instant micros = within.truncatedTo(ChronoUnit.MICROS);
        return (micros.equals(within) ? micros : micros.plus(1, ChronoUnit.MICROS)).atOffset(ZoneOffset.UTC);
    }

    private Query bound(Query query) {
        values.forEach(query::bind);
        lists.forEach((name, list) -> query.bindArray(name, String.class, list));
        return query;
    }
}
