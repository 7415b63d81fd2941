package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Invariant 4, of terminations: what ended in another way had done so before a termination was acknowledged, or that was set aside because it came
 * at the very end. The API's answer alone does not tell: it is the same for an instance that has ended before.
 */
public final class TerminationsAreKept implements Check {

    private static final String OTHER_ENDS = """
            SELECT instance_id || ' ' || (extract(epoch FROM updated_at) * 1000000)::bigint || ' ' || (state_json ->> 'status')
            FROM durable_state WHERE is_completed AND state_json ->> 'status' <> 'TERMINATED'""";

    private static final String SET_ASIDE = """
            SELECT instance_id FROM durable_inbox
            WHERE dead_reason IS NOT NULL AND payload::json ->> '@type' = 'Terminated'""";

    private final DataSource database;
    private final List<Entry> log;

    /**
     * A check.
     *
     * @param log what was asked and answered
     */
    public TerminationsAreKept(DataSource database, List<Entry> log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public String invariant() {
        return "4 an acknowledged termination ends what has not ended";
    }

    @Override
    public List<String> violations() throws SQLException {
        Map<String, Long> acknowledged = acknowledged();
        Set<String> setAside = new HashSet<>(Sql.texts(database, SET_ASIDE));
        List<String> violations = new ArrayList<>();
        for (String line : Sql.texts(database, OTHER_ENDS)) {
            String[] words = line.split(" ", 3);
            Long told = acknowledged.get(words[0]);
            if (told != null && Long.parseLong(words[1]) > told && !setAside.contains(words[0])) {
                violations.add(words[0] + " ended as " + words[2] + " at " + words[1]
                        + ", after its termination was acknowledged at " + told);
            }
        }
        return violations;
    }

    /** When first, by the instance. */
    private Map<String, Long> acknowledged() {
        Map<String, Long> acknowledged = new HashMap<>();
        for (Entry entry : log) {
            if (entry.is(Kind.TERMINATE) && entry.is(Outcome.DONE)) {
                acknowledged.merge(entry.operation().instanceId(), entry.micros(), Math::min);
            }
        }
        return acknowledged;
    }
}
