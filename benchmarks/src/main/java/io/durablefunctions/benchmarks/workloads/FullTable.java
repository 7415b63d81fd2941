package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Load;
import io.durablefunctions.benchmarks.peers.DurableFunctionsPeer;
import io.durablefunctions.engine.RuntimeOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** W7: sequences beside a million instances that have ended, against sequences on an empty database. */
public final class FullTable implements Workload {

    private static final int STEPS = 10;
    private static final int CALLERS = 512;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** The ids that the engine makes, UUIDs of version 7, of starts a second ago and earlier, a millisecond apart. */
    private static final String FILL = """
            INSERT INTO durable_state (instance_id, state_json, function_name, execute_after, is_completed, version, created_at,
              updated_at)
            SELECT overlay(overlay(overlay(overlay(lpad(to_hex(ms), 12, '0') || '7000' || 'a' || substr(md5(i::text), 1, 15)
                placing '-' from 21 for 0) placing '-' from 17 for 0) placing '-' from 13 for 0) placing '-' from 9 for 0),
              jsonb_set(d.state_json, '{startId}', to_jsonb(gen_random_uuid()::text)), d.function_name, d.execute_after, true,
              d.version + i, to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0)
            FROM (SELECT * FROM durable_state WHERE is_completed LIMIT 1) d, generate_series(1, ?) i,
              LATERAL (SELECT (extract(epoch FROM now()) * 1000)::bigint - 1000 - ? + i AS ms) t
            ON CONFLICT DO NOTHING""";

    private static final String SIZE = "SELECT pg_total_relation_size('durable_state') / 1048576.0";

    @Override
    public String name() {
        return "W7";
    }

    @Override
    public String summary() {
        return "10 steps one after the other with 1,000,000 ended instances stored, against an empty database";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int stored = Scale.of(bench, 1_000_000, 50_000);
        bench.say("W7: " + stored + " instances stored");
        Database empty = bench.server().database("w7_empty");
        Database full = bench.server().database("w7_full");
        RuntimeOptions options = RuntimeOptions.defaults().maxConcurrentOrchestrations(2 * CALLERS);
        try (DurableFunctionsPeer onEmpty = new DurableFunctionsPeer(empty, options, number -> number);
                DurableFunctionsPeer onFull = new DurableFunctionsPeer(full, options, number -> number);
                Connection connection = full.connect()) {
            onFull.sequence(STEPS);
            long begin = System.nanoTime();
            fill(connection, stored);
            settle(empty);
            bench.say("W7: filled in " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
            Duration warmUp = Scale.isQuick(bench) ? bench.time() : WARM_UP;
            load(onEmpty, warmUp);
            load(onFull, warmUp);
            List<Load> emptyRounds = new ArrayList<>();
            List<Load> fullRounds = new ArrayList<>();
            for (int i = 0; i < bench.rounds(); i++) {
                emptyRounds.add(load(onEmpty, bench.time()));
                fullRounds.add(load(onFull, bench.time()));
            }
            double without = tell(bench, "on empty", emptyRounds, Map.of());
            Map<String, Double> further = new LinkedHashMap<>();
            further.put("stored", (double) stored);
            further.put("megabytes", Sql.number(connection, SIZE));
            double with = tell(bench, "on full", fullRounds, further);
            bench.add(Scale.atLeast("W7", "steps/s with " + stored + " stored / on empty", 0.9, with / without));
        }
    }

    private static Load load(DurableFunctionsPeer peer, Duration time) throws Exception {
        return Load.during(time, CALLERS, () -> peer.sequence(STEPS));
    }

    private static void fill(Connection connection, int stored) throws SQLException {
        int inserted = Sql.change(connection, FILL, stored, stored);
        if (inserted != stored) {
            throw new IllegalStateException("Only " + inserted + " of " + stored + " were stored.");
        }
        settle(connection);
    }

    /** What would be done later, in the middle of a round. */
    private static void settle(Connection connection) throws SQLException {
        Sql.change(connection, "VACUUM ANALYZE");
        Sql.change(connection, "CHECKPOINT");
    }

    private static void settle(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            settle(connection);
        }
    }

    /** Returns the median, in steps a second. */
    private static double tell(Bench bench, String which, List<Load> rounds, Map<String, Double> further) {
        List<Load> sorted = rounds.stream()
                .sorted(Comparator.comparingDouble(Load::perSecond))
                .toList();
        Load median = sorted.get(sorted.size() / 2);
        bench.add(new Figure(
                Scale.ours(which),
                "W7",
                CALLERS,
                median.perSecond(),
                median.perSecond() * STEPS,
                median.millis(0.5),
                median.millis(0.99),
                sorted.get(0).perSecond() * STEPS,
                sorted.get(sorted.size() - 1).perSecond() * STEPS,
                further));
        return median.perSecond() * STEPS;
    }
}
