package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.processes.StepLog;
import io.durablefunctions.benchmarks.processes.WorkerProcess;
import io.durablefunctions.benchmarks.processes.WorkerSettings;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** W5: ten thousand instances in flight in one process, which is killed and started again. */
public final class KillAndRestart implements Workload {

    private static final int STEPS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String HELD =
            "SELECT count(*) FROM durable_state WHERE lease_owner IS NOT NULL OR is_completed";
    private static final String DEAD_OWNER =
            "SELECT count(*) FROM durable_state WHERE NOT is_completed AND lease_owner = ANY(string_to_array(?, ','))";
    private static final String OWNERS =
            "SELECT coalesce(string_agg(DISTINCT lease_owner, ','), '') FROM durable_state WHERE NOT is_completed";

    @Override
    public String name() {
        return "W5";
    }

    @Override
    public String summary() {
        return "10,000 in flight, kill -9, start again: all complete, and nothing durable is repeated";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int instances = Scale.of(bench, 10_000, 1_000);
        Duration lease = Scale.isQuick(bench) ? Duration.ofSeconds(3) : Duration.ofSeconds(10);
        bench.say("W5: " + instances + " instances of " + STEPS + " steps, leases of " + lease.toSeconds() + " s");
        Path directory = Files.createTempDirectory("w5");
        Database database = bench.server().database("w5");
        try (StateStore store = PostgreSqlStateStore.connect(database.url());
                StoreClient client = StoreClient.connect(store);
                Connection connection = database.connect()) {
            Copies.start(client, connection, "Sequence", "w5", instances, Integer.toString(STEPS));
            new Run(bench, database, connection, directory, instances, lease).run();
        } finally {
            Files.deleteIfExists(directory.resolve("first"));
            Files.deleteIfExists(directory.resolve("second"));
            Files.delete(directory);
        }
    }

    private record Run(
            Bench bench, Database database, Connection connection, Path directory, int instances, Duration lease) {

        void run() throws Exception {
            Map<String, Double> figures = new LinkedHashMap<>();
            WorkerSettings settings = WorkerSettings.defaults()
                    .orchestrations(instances * 6 / 5)
                    .heapMegabytes(1_024)
                    .lease(lease);
            Path firstLog = directory.resolve("first");
            long killed;
            try (WorkerProcess first = WorkerProcess.start(database, settings.stepLog(firstLog))) {
                awaitMiddle(firstLog);
                first.kill();
                killed = StepLog.microsNow();
            }
            figures.put("in_flight_at_kill", Sql.number(connection, Sql.RUNNING));
            String dead = owners();
            Set<Journal.Step> durable = Journal.durable(connection);
            figures.put("durable_steps_at_kill", (double) durable.size());
            Path secondLog = directory.resolve("second");
            try (WorkerProcess second = WorkerProcess.start(database, settings.stepLog(secondLog))) {
                figures.put("seconds_to_start", secondsSince(killed));
                Sql.await(connection, PATIENCE, 0, DEAD_OWNER, dead);
                figures.put("seconds_to_all_claimed", secondsSince(killed));
                Sql.await(connection, PATIENCE, 0, Sql.RUNNING);
                figures.put("seconds_to_all_completed", secondsSince(killed));
                second.stop();
            }
            tell(figures, killed, durable, StepLog.read(firstLog), StepLog.read(secondLog));
        }

        /** Until everything is in memory, and each instance is a few steps on its way. */
        private void awaitMiddle(Path log) throws Exception {
            Sql.await(connection, PATIENCE, instances, HELD);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (lastStepsBegun(log) < instances) {
                if (System.nanoTime() - end > 0) {
                    throw new TimeoutException("Not every instance has begun its second step after " + PATIENCE);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }

        private static long lastStepsBegun(Path log) throws IOException {
            return StepLog.read(log).stream()
                    .filter(line -> line.step() == 1 && line.begins())
                    .count();
        }

        private String owners() throws Exception {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(OWNERS)) {
                row.next();
                return row.getString(1);
            }
        }

        private static double secondsSince(long micros) {
            return (StepLog.microsNow() - micros) / 1e6;
        }

        private void tell(
                Map<String, Double> figures,
                long killed,
                Set<Journal.Step> durable,
                List<StepLog.Line> first,
                List<StepLog.Line> second)
                throws Exception {
            long firstStep = second.stream()
                    .filter(line -> !line.begins())
                    .mapToLong(StepLog.Line::micros)
                    .min()
                    .orElse(Long.MAX_VALUE);
            figures.put("seconds_to_first_step", (firstStep - killed) / 1e6);
            figures.put("repeated_in_flight", (double) repeated(begun(first), second));
            double repeatedDurable = repeated(durable, second);
            figures.put("repeated_durable", repeatedDurable);
            bench.add(Scale.figure("W5", "killed", instances, figures));
            double completed = Sql.number(connection, Sql.COMPLETED);
            bench.add(Scale.atLeast("W5", "completed / started", 1, completed / instances));
            double length = lease.toMillis() / 1e3;
            bench.add(Scale.atLeast(
                    "W5",
                    "in flight at the kill / started",
                    0.9,
                    Scale.value(figures, "in_flight_at_kill") / instances));
            bench.add(Scale.atMost(
                    "W5",
                    "s until running again, beyond the lease",
                    2,
                    Scale.value(figures, "seconds_to_first_step") - length));
            bench.add(Scale.atMost(
                    "W5",
                    "s until all are taken over, beyond the lease",
                    2,
                    Scale.value(figures, "seconds_to_all_claimed") - length));
            bench.add(Scale.atMost("W5", "steps repeated though durable", 0, repeatedDurable));
        }

        private static Set<Journal.Step> begun(List<StepLog.Line> log) {
            Set<Journal.Step> steps = new HashSet<>();
            for (StepLog.Line line : log) {
                if (line.begins()) {
                    steps.add(new Journal.Step(line.instanceId(), line.step()));
                }
            }
            return steps;
        }

        private static long repeated(Set<Journal.Step> before, List<StepLog.Line> log) {
            return begun(log).stream().filter(before::contains).count();
        }
    }
}
