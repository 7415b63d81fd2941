package io.durablefunctions.benchmarks.workloads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it costs to ask for work where there is none.
 *
 * @param statementMicros how long the two questions of a poll take, the median
 * @param buffers how many buffers they touch
 * @param cpuSeconds how much CPU time PostgreSQL uses in five seconds in which a host polls; NaN if that is not to be had
 */
record Polling(double statementMicros, double buffers, double cpuSeconds) {

    /** As the store asks, but for the lease: what is not there cannot be leased. */
    private static final String CLAIM = """
            SELECT instance_id, version, lease_owner FROM durable_state
            WHERE NOT is_completed AND execute_after <= statement_timestamp() AND function_name = ANY('{Sequence,Sleeper}')
              AND instance_id <> ALL('{}') ORDER BY execute_after LIMIT 100 FOR NO KEY UPDATE SKIP LOCKED""";

    private static final String MAIL = """
            SELECT m.instance_id, m.message_id, m.payload FROM durable_inbox m JOIN durable_state d USING (instance_id)
            WHERE d.lease_owner = 'host' AND NOT d.is_completed AND m.dead_reason IS NULL
            ORDER BY m.sent_at, m.message_id LIMIT 1000""";

    private static final int QUESTIONS = 301;
    private static final Duration WATCHED = Duration.ofSeconds(5);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final double TICKS_PER_SECOND = 100;
    private static final Pattern HIT = Pattern.compile("shared hit=(\\d+)");

    /** Measures, on a database on which a host is idle. */
    static Polling measure(Connection connection, Optional<Integer> postmaster) throws SQLException, IOException {
        rest(SETTLING); // whoever was busy, the collector of statistics too, has come to an end
        double before = cpuSeconds(postmaster);
        rest(WATCHED);
        double cpu = cpuSeconds(postmaster) - before;
        return new Polling(
                median(connection, CLAIM) + median(connection, MAIL),
                buffers(connection, CLAIM) + buffers(connection, MAIL),
                cpu);
    }

    void tell(String when, Map<String, Double> figures) {
        figures.put("pollMicros" + when, statementMicros);
        figures.put("pollBuffers" + when, buffers);
        figures.put("postgresCpuSeconds" + when, cpuSeconds);
    }

    private static double median(Connection connection, String query) throws SQLException {
        long[] nanos = new long[QUESTIONS];
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < nanos.length; i++) {
                long begin = System.nanoTime();
                statement.executeQuery(query).close();
                nanos[i] = System.nanoTime() - begin;
            }
        }
        java.util.Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e3;
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

    /** Of the postmaster and all processes below it that run; Linux only. */
    private static double cpuSeconds(Optional<Integer> postmaster) throws IOException {
        if (postmaster.isEmpty() || !Files.exists(Path.of("/proc/self/stat"))) {
            return Double.NaN;
        }
        ProcessHandle process = ProcessHandle.of(postmaster.get()).orElseThrow();
        double seconds = cpuSeconds(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            seconds += cpuSeconds(child.pid());
        }
        return seconds;
    }

    private static double cpuSeconds(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return 0; // it has ended since
        }
        String[] words = Files.readString(stat, StandardCharsets.US_ASCII)
                .replaceFirst("^.*\\) ", "")
                .split(" ", -1);
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / TICKS_PER_SECOND;
    }

    private static void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long now = System.nanoTime(); end - now > 0; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
    }
}
