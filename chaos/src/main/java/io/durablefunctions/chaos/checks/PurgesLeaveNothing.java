package io.durablefunctions.chaos.checks;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Invariant 7, of what was purged: nothing is left of it, no state, no journal, and no message, be it set aside. */
public final class PurgesLeaveNothing implements Check {

    private static final String ROWS = """
            SELECT instance_id || ' durable_state' FROM durable_state
            UNION SELECT instance_id || ' durable_history' FROM durable_history
            UNION SELECT instance_id || ' durable_inbox' FROM durable_inbox""";

    private final DataSource database;
    private final Set<String> purged;

    /**
     * A check.
     *
     * @param purged the ids of those that were purged
     */
    public PurgesLeaveNothing(DataSource database, Collection<String> purged) {
        this.database = database;
        this.purged = Set.copyOf(purged);
    }

    @Override
    public String invariant() {
        return "7 a purge leaves nothing behind";
    }

    @Override
    public List<String> violations() throws SQLException {
        return Sql.texts(database, ROWS).stream()
                .map(row -> row.split(" ", 2))
                .filter(row -> purged.contains(row[0]))
                .map(row -> row[0] + " was purged and is left in " + row[1])
                .sorted()
                .toList();
    }
}
