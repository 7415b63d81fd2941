package io.durablefunctions.chaos.checks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Invariant 1: the rows of a journal are numbered without gaps, were appended by those who had the lease one after the other, and belong to an
 * instance that has not ended. Holds at any moment.
 */
public final class JournalIsDense implements Check {

    private static final String GAPS = """
            SELECT h.instance_id || ' has the rows ' || min(h.seq) || ' to ' || max(h.seq) || ', ' || count(*)
              || ' of them, and should begin with ' || coalesce((d.state_json ->> 'base')::bigint, 0) + 1
            FROM durable_history h JOIN durable_state d ON d.instance_id = h.instance_id
            GROUP BY h.instance_id, d.instance_id
            HAVING min(h.seq) <> coalesce((d.state_json ->> 'base')::bigint, 0) + 1
              OR count(*) <> max(h.seq) - min(h.seq) + 1""";

    private static final String LEFT = """
            SELECT h.instance_id || ' has ended and left the row ' || h.seq FROM durable_history h
            JOIN durable_state d ON d.instance_id = h.instance_id
            WHERE d.is_completed AND (d.state_json ->> 'historyInJournal')::boolean IS NOT TRUE""";

    private static final String OF_NOBODY = """
            SELECT 'the row ' || h.seq || ' of ' || h.instance_id || ' belongs to no instance' FROM durable_history h
            WHERE NOT EXISTS (SELECT FROM durable_state d WHERE d.instance_id = h.instance_id)""";

    /** A claim appends a row of its own version first: whoever appends with an older one behind it has lost the lease. */
    private static final String STALE = """
            SELECT 'the row ' || seq || ' of ' || instance_id || ' has version ' || version || ', and the row before it has ' || previous
            FROM (SELECT instance_id, seq, version, lag(version) OVER (PARTITION BY instance_id ORDER BY seq) AS previous
              FROM durable_history) h
            WHERE previous > version""";

    private static final String TO_COME = """
            SELECT 'the row ' || h.seq || ' of ' || h.instance_id || ' has version ' || h.version || ', and ' || h.instance_id
              || ' has ' || d.version
            FROM durable_history h JOIN durable_state d ON d.instance_id = h.instance_id WHERE h.version > d.version""";

    private final DataSource database;

    public JournalIsDense(DataSource database) {
        this.database = database;
    }

    @Override
    public String invariant() {
        return "1 the journal is dense, by those who had the lease, and nobody's rows are left";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>();
        for (String query : List.of(GAPS, LEFT, OF_NOBODY, STALE, TO_COME)) {
            violations.addAll(Sql.texts(database, query));
        }
        return violations;
    }
}
