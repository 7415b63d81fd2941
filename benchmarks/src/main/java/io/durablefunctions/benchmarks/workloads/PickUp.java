package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.StartOptions;
import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.processes.Latencies;
import io.durablefunctions.benchmarks.processes.StepLog;
import io.durablefunctions.benchmarks.processes.WorkerProcess;
import io.durablefunctions.benchmarks.processes.WorkerSettings;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlOptions;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after its start became durable an instance takes its first step, if who starts it is a process without a host. From the return of
 * the start to the step's first line of code, both by this machine's clock.
 */
final class PickUp {

    private static final int WARM_UP = 100;
    private static final int HOSTS = 2;
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PickUp() {}

    static void measure(Bench bench, boolean hints) throws Exception {
        int samples = Scale.of(bench, 1_000, 300);
        Path log = Files.createTempFile("w8", ".steps");
        Database database = bench.server().database("w8");
        WorkerSettings settings = WorkerSettings.defaults().hints(hints).stepLog(log);
        try (StateStore store = PostgreSqlStateStore.connect(
                        database.url(), PostgreSqlOptions.defaults().withListenForHints(hints));
                StoreClient client = StoreClient.connect(store);
                WorkerProcess one = WorkerProcess.start(database, settings);
                WorkerProcess other = WorkerProcess.start(database, settings);
                Connection connection = database.connect()) {
            Map<String, Long> durable = start(client, WARM_UP + samples);
            Sql.await(connection, PATIENCE, 0, Sql.RUNNING);
            one.stop();
            other.stop();
            tell(bench, hints, samples, latencies(durable, log));
        } finally {
            Files.delete(log);
        }
    }

    /** When each start returned. Without those that only warm up. */
    private static Map<String, Long> start(StoreClient client, int count) {
        Map<String, Long> durable = new HashMap<>();
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            for (long now = System.nanoTime(); next - now > 0; now = System.nanoTime()) {
                LockSupport.parkNanos(next - now);
            }
            next += BETWEEN.toNanos();
            String id =
                    client.start("Sequence", StartOptions.id("w8-" + i), "1").instanceId();
            if (i >= WARM_UP) {
                durable.put(id, StepLog.microsNow());
            }
        }
        return durable;
    }

    /** A step may begin before the start's answer has come back: then there was no latency at all. */
    private static Latencies latencies(Map<String, Long> durable, Path log) throws IOException {
        Latencies latencies = new Latencies();
        for (StepLog.Line line : StepLog.read(log)) {
            Long since = line.begins() ? durable.remove(line.instanceId()) : null;
            if (since != null) {
                latencies.add(Math.max(0, line.micros() - since));
            }
        }
        return latencies;
    }

    private static void tell(Bench bench, boolean hints, int samples, Latencies latencies) {
        String how = hints ? "with hints" : "without hints";
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("samples", (double) latencies.count());
        figures.put("pick_up_p50_millis", latencies.millis(0.5));
        figures.put("pick_up_p99_millis", latencies.millis(0.99));
        figures.put("pick_up_max_millis", latencies.millis(1));
        bench.add(Scale.figure("W8", "started elsewhere, " + how, HOSTS, figures));
        bench.add(Scale.atLeast("W8", "starts picked up " + how, 1, latencies.count() / (double) samples));
        bench.add(Scale.atMost("W8", "p99 of the pick-up " + how + ", ms", 150, latencies.millis(0.99)));
    }
}
