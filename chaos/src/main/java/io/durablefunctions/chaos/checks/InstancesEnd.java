package io.durablefunctions.chaos.checks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Invariant 3: every instance has ended, and an end is final. */
public final class InstancesEnd implements Check {

    private static final String RUNNING = """
            SELECT instance_id || ' (' || function_name || ') has not ended: due ' || execute_after || ', leased to '
              || coalesce(lease_owner, 'nobody') FROM durable_state WHERE NOT is_completed""";

    private static final String NO_END = """
            SELECT instance_id || ' has ended as ' || coalesce(state_json ->> 'status', 'nothing') FROM durable_state
            WHERE is_completed
              AND (state_json ->> 'status' IN ('COMPLETED', 'FAILED', 'CANCELED', 'TERMINATED')) IS NOT TRUE""";

    private static final String DIGESTS =
            "SELECT instance_id || ' ' || version || ' ' || md5(state_json::text) FROM durable_state WHERE is_completed";

    private final DataSource database;
    private final Map<String, String> firstSeen;

    /**
     * A check.
     *
     * @param firstSeen what instances looked like when they were seen first to have ended: version and MD5 of the state, by id
     */
    public InstancesEnd(DataSource database, Map<String, String> firstSeen) {
        this.database = database;
        this.firstSeen = firstSeen;
    }

    @Override
    public String invariant() {
        return "3 every instance ends, once and for all";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>(Sql.texts(database, RUNNING));
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
}
