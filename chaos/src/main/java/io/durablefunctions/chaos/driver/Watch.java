package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.worker.ActivityFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Looks at the database, again and again, which instances run and what those look like that have ended. Thread-safe. */
final class Watch {

    private static final String RUNNING = "SELECT instance_id FROM durable_state WHERE NOT is_completed";

    /** Once more those of the last seconds: a commit becomes visible later than its time says. */
    private static final String ENDED = """
            SELECT instance_id, version || ' ' || md5(state_json::text) FROM durable_state
            WHERE is_completed AND updated_at > statement_timestamp() - interval '30 seconds'""";

    private static final String SET_ASIDE = """
            SELECT instance_id FROM durable_state
            WHERE NOT is_completed AND lease_owner = 'quarantine' AND function_name NOT LIKE 'Poison.%'""";

    private final DataSource database;
    private final Map<String, String> ended = new HashMap<>();
    private final Map<String, Long> endedBy = new HashMap<>();
    private Set<String> running = Set.of();
    private final Set<String> setAside = new TreeSet<>();
    private Set<String> families = Set.of();
    private long looks;

    Watch(DataSource database) {
        this.database = database;
    }

    /** Looks; false if the database is out of reach. */
    boolean look() {
        Set<String> runningNow = new HashSet<>();
        Set<String> setAsideNow = new HashSet<>();
        Map<String, String> endedNow = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            addTo(runningNow, statement, RUNNING);
            addTo(setAsideNow, statement, SET_ASIDE);
            try (ResultSet row = statement.executeQuery(ENDED)) {
                while (row.next()) {
                    endedNow.put(row.getString(1), row.getString(2));
                }
            }
        } catch (SQLException down) {
            return false;
        }
        take(runningNow, endedNow, setAsideNow);
        return true;
    }

    private static void addTo(Set<String> ids, Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
    }

    private synchronized void take(Set<String> runningNow, Map<String, String> endedNow, Set<String> setAsideNow) {
        looks++;
        running = runningNow;
        families = new HashSet<>();
        runningNow.forEach(id -> families.add(StartedProgram.rootOf(id)));
        long now = ActivityFile.microsNow();
        endedNow.forEach(ended::putIfAbsent);
        endedNow.keySet().forEach(id -> endedBy.putIfAbsent(id, now));
        setAside.addAll(setAsideNow);
    }

    /** The instances that were ever set aside, but for those that harm their hosts. */
    synchronized Set<String> setAside() {
        return Set.copyOf(setAside);
    }

    /** How often it has looked. */
    synchronized long looks() {
        return looks;
    }

    /** The instances that run. */
    synchronized Set<String> running() {
        return Set.copyOf(running);
    }

    /** Whether nothing runs, as far as was seen. */
    synchronized boolean isQuiet() {
        return looks > 0 && running.isEmpty();
    }

    /** Whether this instance was seen to have ended. */
    synchronized boolean hasEnded(String instanceId) {
        return ended.containsKey(instanceId);
    }

    /** Whether an instance of this root's program runs. */
    synchronized boolean runsAnyOf(String root) {
        return families.contains(root);
    }

    /** By when each instance that was seen to have ended had done so, in microseconds since 1970. */
    synchronized Map<String, Long> endedBy() {
        return Map.copyOf(endedBy);
    }

    /** A digest of each instance that was seen to have ended, as it was seen first. */
    synchronized Map<String, String> firstSeen() {
        return Map.copyOf(ended);
    }
}
