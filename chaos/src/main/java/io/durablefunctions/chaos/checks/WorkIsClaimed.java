package io.durablefunctions.chaos.checks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Invariant 9: no instance that is due waits for a host longer than two leases, not counting the time in which the database or all hosts were
 * out of order. Has to be asked again and again. Not thread-safe.
 */
public final class WorkIsClaimed implements Check {

    /** With the version, which every claim raises. A row that another one has locked is being claimed. */
    private static final String DUE = """
            SELECT instance_id || ' ' || version FROM durable_state
            WHERE NOT is_completed AND execute_after <= statement_timestamp()""";

    private final DataSource database;
    private final Duration most;
    private final Map<String, Duration> waiting = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    /**
     * A check.
     *
     * @param most how long one may wait
     */
    public WorkIsClaimed(DataSource database, Duration most) {
        this.database = database;
        this.most = most;
    }

    @Override
    public String invariant() {
        return "9 what is due is claimed within two leases";
    }

    /**
     * Looks what is due.
     *
     * @param healthy for how long, since the last look, there was a database and a host
     */
    public void look(Duration healthy) throws SQLException {
        List<String> due = Sql.texts(database, DUE);
        waiting.keySet().retainAll(due);
        for (String instance : due) {
            // the first time it may just have become due
            Duration before = waiting.get(instance);
            Duration now = before == null ? Duration.ZERO : before.plus(healthy);
            waiting.put(instance, now);
            boolean tooLong = now.compareTo(most) > 0 && before != null && before.compareTo(most) <= 0;
            if (tooLong) {
                violations.add(instance + " was due for " + now + " and nobody claimed it");
            }
        }
    }

    @Override
    public List<String> violations() {
        return List.copyOf(violations);
    }
}
