package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.operations.OperationLog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Counts what was answered, and what had become of starts of which nobody knew. */
final class Outcomes {

    private Outcomes() {}

    static Map<String, String> figures(List<OperationLog.Entry> log, DataSource database) throws SQLException {
        Map<String, String> figures = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            figures.put(
                    kind + " done / failed / unknown / ended or absent",
                    count(log, kind, Outcome.DONE) + " / " + count(log, kind, Outcome.FAILED) + " / "
                            + count(log, kind, Outcome.UNKNOWN) + " / "
                            + (count(log, kind, Outcome.ENDED) + count(log, kind, Outcome.ABSENT)));
        }
        Set<String> unknown = starts(log, Outcome.UNKNOWN);
        int all = unknown.size();
        unknown.removeAll(starts(log, Outcome.DONE));
        int left = unknown.size();
        unknown.retainAll(instances(database));
        figures.put("unknown starts settled by asking again", Integer.toString(all - left));
        figures.put("unknown starts that had happened", Integer.toString(unknown.size()));
        figures.put("unknown starts that had not happened", Integer.toString(left - unknown.size()));
        return figures;
    }

    private static long count(List<OperationLog.Entry> log, Kind kind, Outcome outcome) {
        return log.stream().filter(entry -> entry.is(kind) && entry.is(outcome)).count();
    }

    private static Set<String> starts(List<OperationLog.Entry> log, Outcome outcome) {
        Set<String> ids = new HashSet<>();
        log.stream()
                .filter(entry -> entry.is(Kind.START) && entry.is(outcome))
                .forEach(entry -> ids.add(entry.operation().instanceId()));
        return ids;
    }

    private static Set<String> instances(DataSource database) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT instance_id FROM durable_state")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }
}
