package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.operations.OperationLog.Entry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Invariant 3: every instance has ended, and an end is final. */
public final class InstancesEnd implements Check {

    /** With what there is to find out why from. */
    private static final String RUNNING = """
            SELECT instance_id || ' (' || function_name || ') has not ended: version ' || version || ', due ' || execute_after
              || ', leased to ' || coalesce(lease_owner, 'nobody') || ', changed ' || updated_at
              || ', state ' || left(state_json::text, 20000)
              || ', journal ' || coalesce((SELECT string_agg('v' || h.version || ' ' || h.created_at || ' ' || left(h.events, 4000), ' '
                   ORDER BY seq) FROM durable_history h WHERE h.instance_id = d.instance_id), 'empty')
              || ', mail ' || coalesce((SELECT string_agg(message_id || ' ' || left(payload, 1000) || coalesce(' set aside: ' || dead_reason, ''),
                   ' ' ORDER BY sent_at) FROM durable_inbox m WHERE m.instance_id = d.instance_id), 'none')
            FROM durable_state d WHERE NOT is_completed""";

    private static final String NO_END = """
            SELECT instance_id || ' has ended as ' || coalesce(state_json ->> 'status', 'nothing') FROM durable_state
            WHERE is_completed
              AND (state_json ->> 'status' IN ('COMPLETED', 'FAILED', 'CANCELED', 'TERMINATED')) IS NOT TRUE""";

    private static final String DIGESTS =
            "SELECT instance_id || ' ' || version || ' ' || md5(state_json::text) FROM durable_state WHERE is_completed";

    private final DataSource database;
    private final List<Entry> log;
    private final Map<String, String> firstSeen;

    /**
     * A check.
     *
     * @param log what was asked and answered
     * @param firstSeen what instances looked like when they were seen first to have ended: version and MD5 of the state, by id
     */
    public InstancesEnd(DataSource database, List<Entry> log, Map<String, String> firstSeen) {
        this.database = database;
        this.log = log;
        this.firstSeen = firstSeen;
    }

    @Override
    public String invariant() {
        return "3 every instance ends, once and for all";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>();
        for (String running : Sql.texts(database, RUNNING)) {
            violations.add(running + ", asked " + asked(running.split(" ", 2)[0]));
        }
        violations.addAll(Sql.texts(database, NO_END));
        Map<String, String> last = new TreeMap<>();
        for (String line : Sql.texts(database, DIGESTS)) {
            String[] words = line.split(" ", 2);
            last.put(words[0], words[1]);
        }
        new TreeMap<>(firstSeen).forEach((id, digest) -> {
            if (!digest.equals(last.get(id))) {
                violations.add(id + " had ended as " + digest + " and is now " + last.getOrDefault(id, "not ended"));
            }
        });
        return violations;
    }

    private String asked(String instanceId) {
        return log.stream()
                .filter(entry -> entry.operation().instanceId().equals(instanceId))
                .map(entry -> Instant.EPOCH.plus(entry.micros(), ChronoUnit.MICROS) + " " + entry.channel() + " "
                        + entry.operation().line() + " " + entry.answer().line())
                .toList()
                .toString();
    }
}
