package io.durablefunctions.benchmarks.workloads;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it costs to ask for work where there is none.
 *
 * @param micros how long the two questions of a poll take, the median
 * @param buffers how many buffers they touch
 */
record Polling(double micros, double buffers) {

    /** As the store asks, but for the lease: what is not there cannot be leased. */
    private static final String CLAIM = """
            SELECT instance_id, version, lease_owner FROM durable_state
            WHERE NOT is_completed AND execute_after <= statement_timestamp() AND function_name = ANY('{Sequence,Sleeper}')
              AND instance_id <> ALL('{}') ORDER BY execute_after LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED""";

    private static final String MAIL = """
            SELECT m.instance_id, m.message_id, m.payload
            FROM (SELECT * FROM durable_inbox WHERE dead_reason IS NULL OFFSET 0) m
            CROSS JOIN LATERAL (SELECT 1 FROM durable_state d WHERE d.instance_id = m.instance_id
              AND d.lease_owner = 'host' AND d.is_completed IS NOT TRUE OFFSET 0) d
            ORDER BY m.sent_at, m.message_id LIMIT 1000""";

    private static final int QUESTIONS = 301;
    private static final Pattern HIT = Pattern.compile("shared hit=(\\d+)");

    /** Measures on several databases in turn, so that what else goes on meets all of them alike. */
    static List<Polling> measure(Connection... databases) throws SQLException {
        double[][] micros = new double[databases.length][QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            for (int database = 0; database < databases.length; database++) {
                micros[database][i] = ask(databases[database]);
            }
        }
        List<Polling> measured = new ArrayList<>();
        for (int database = 0; database < databases.length; database++) {
            Arrays.sort(micros[database]);
            measured.add(new Polling(
                    micros[database][QUESTIONS / 2],
                    buffers(databases[database], CLAIM) + buffers(databases[database], MAIL)));
        }
        return measured;
    }

    private static double ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long begin = System.nanoTime();
            statement.executeQuery(CLAIM).close();
            statement.executeQuery(MAIL).close();
            return (System.nanoTime() - begin) / 1e3;
        }
    }

    private static double buffers(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) " + query)) {
            while (row.next()) {
                Matcher hit = HIT.matcher(row.getString(1));
                if (hit.find()) { // the first line with buffers is of the whole statement
                    return Double.parseDouble(hit.group(1));
                }
            }
            return 0;
        }
    }
}
