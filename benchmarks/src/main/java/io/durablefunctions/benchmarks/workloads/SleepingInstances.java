package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.measure.Usage;
import io.durablefunctions.benchmarks.processes.WorkerProcess;
import io.durablefunctions.benchmarks.processes.WorkerSettings;
import io.durablefunctions.engine.StoreClient;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** W6: a hundred thousand instances asleep, what they cost, and how late many timers fire. */
public final class SleepingInstances implements Workload {

    private static final int PER_SECOND = 5_000;
    private static final int SPREAD_SECONDS = 4;
    private static final long MICROS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Asleep: nobody has it, and it is not ready. */
    private static final String AWAKE = "SELECT count(*) FROM durable_state"
            + " WHERE NOT is_completed AND (lease_owner IS NOT NULL OR execute_after <= statement_timestamp())";

    private static final String TIMERS_RUNNING =
            "SELECT count(*) FROM durable_state WHERE NOT is_completed AND instance_id LIKE ? || '-%'";

    private static final String NOW_MILLIS = "SELECT extract(epoch FROM statement_timestamp()) * 1000";

    @Override
    public String name() {
        return "W6";
    }

    @Override
    public String summary() {
        return "100,000 asleep on timers and events: memory, polling, and how late timers fire";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int sleepers = Scale.of(bench, 100_000, 10_000);
        int together = Scale.of(bench, 10_000, 2_000);
        int spread = PER_SECOND * Scale.of(bench, SPREAD_SECONDS, 1);
        bench.say(
                "W6: " + sleepers + " asleep, " + together + " timers due together, " + spread + " one after another");
        Database emptyDatabase = bench.server().database("w6_empty");
        Database database = bench.server().database("w6");
        try (StateStore nothing = PostgreSqlStateStore.connect(emptyDatabase.url());
                Connection empty = emptyDatabase.connect();
                StateStore store = PostgreSqlStateStore.connect(database.url());
                StoreClient client = StoreClient.connect(store);
                WorkerProcess worker = WorkerProcess.start(
                        database,
                        WorkerSettings.defaults().orchestrations(12_000).heapMegabytes(1_024));
                Connection connection = database.connect()) {
            nothing.prepare();
            Run run = new Run(bench, database, client, worker, empty, connection);
            run.sleep(sleepers);
            run.fire("together", together, 0);
            run.fire("spread", spread, MICROS / PER_SECOND);
            worker.stop();
        }
    }

    private record Run(
            Bench bench,
            Database database,
            StoreClient client,
            WorkerProcess worker,
            Connection empty,
            Connection connection) {

        void sleep(int sleepers) throws Exception {
            Copies.start(client, connection, "Sleeper", "warm", sleepers / 10, event());
            awaitAsleep();
            Sql.change(connection, "DELETE FROM durable_state");
            Sql.change(connection, "VACUUM ANALYZE");
            Map<String, Double> before = worker.ask("memory", PATIENCE);
            double cpuBefore = cpuSeconds();
            long begin = System.nanoTime();
            Copies.start(client, connection, "Sleeper", "event", sleepers / 2, event());
            Copies.start(client, connection, "Sleeper", "timer", sleepers / 2, timer(farAway(), 0));
            double started = (System.nanoTime() - begin) / 1e9;
            awaitAsleep();
            double asleep = (System.nanoTime() - begin) / 1e9;
            Map<String, Double> after = worker.ask("memory", PATIENCE);
            double cpuAfter = cpuSeconds();
            List<Polling> polling = Polling.measure(empty, connection);
            Polling idle = polling.get(0);
            Polling beside = polling.get(1);
            double heap = Scale.value(after, "heap") - Scale.value(before, "heap");
            double threads = Scale.value(after, "threads") - Scale.value(before, "threads");

            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("seconds_to_insert", started);
            figures.put("seconds_to_sleep", asleep);
            figures.put("heap_bytes_per_sleeper", heap / sleepers);
            figures.put("threads_more", threads);
            figures.put("poll_micros_empty", idle.micros());
            figures.put("poll_micros", beside.micros());
            figures.put("poll_buffers_empty", idle.buffers());
            figures.put("poll_buffers", beside.buffers());
            figures.put("postgres_cpu_of_5_seconds_empty", cpuBefore);
            figures.put("postgres_cpu_of_5_seconds", cpuAfter);
            bench.add(Scale.figure("W6", "asleep", sleepers, figures));
            bench.add(Scale.atMost("W6", "bytes of heap per sleeper", 1_000, heap / sleepers));
            bench.add(Scale.atMost("W6", "threads more with sleepers", 10, threads));
            bench.add(
                    Scale.atMost("W6", "time of a poll with sleepers / without", 1.5, beside.micros() / idle.micros()));
        }

        /** They go to sleep first: they are due when all of them had the time to. */
        void fire(String prefix, int timers, long spacing) throws Exception {
            worker.ask("lateness", PATIENCE);
            double due = Sql.number(connection, NOW_MILLIS) + secondsToSleep(timers) * 1e3;
            Copies.start(client, connection, "Sleeper", prefix, timers, timer((long) due, spacing));
            awaitAsleep();
            double spare = (due - Sql.number(connection, NOW_MILLIS)) / 1e3;
            Sql.await(connection, PATIENCE, 0, TIMERS_RUNNING, prefix);
            double completed = (Sql.number(connection, NOW_MILLIS) - due) / 1e3;
            Map<String, Double> figures = new LinkedHashMap<>(worker.ask("lateness", PATIENCE));
            double perSecond = Scale.value(figures, "fired") / Scale.value(figures, "seconds");
            figures.put("seconds_asleep_before", spare);
            figures.put("seconds_to_all_completed", completed);
            figures.put("fired_per_second", perSecond);
            bench.add(Scale.figure("W6", "timers " + prefix, timers, figures));
            bench.add(Scale.atLeast(
                    "W6", "timers fired, " + prefix + " / started", 1, Scale.value(figures, "fired") / timers));
            if (spacing == 0) {
                bench.add(Scale.atLeast("W6", "timers due together, fired a second", PER_SECOND, perSecond));
            } else {
                bench.add(Scale.atMost(
                        "W6",
                        "p99 of the lateness at " + PER_SECOND + " timers a second, ms",
                        1_000,
                        Scale.value(figures, "p99")));
            }
        }

        private static double secondsToSleep(int timers) {
            return 5 + timers / 2_000.0;
        }

        /** What PostgreSQL uses in five seconds, in which nobody asks for anything but a host that polls. */
        private double cpuSeconds() throws SQLException {
            rest(Duration.ofSeconds(3)); // whoever was busy has come to an end
            Usage usage = Usage.begin(bench.server(), database);
            rest(Duration.ofSeconds(5));
            return Scale.value(usage.end(1_000), "cpu_pg_s_per_1000_steps");
        }

        private static void rest(Duration time) {
            long end = System.nanoTime() + time.toNanos();
            for (long now = System.nanoTime(); end - now > 0; now = System.nanoTime()) {
                LockSupport.parkNanos(end - now);
            }
        }

        private void awaitAsleep() throws SQLException, TimeoutException {
            Sql.await(connection, PATIENCE, 0, AWAKE);
        }

        private static long farAway() {
            return System.currentTimeMillis() + Duration.ofDays(365).toMillis();
        }

        private static String event() {
            return "[true, 0, 0]";
        }

        private static String timer(long dueMillis, long spacingMicros) {
            return "[false, " + dueMillis + ", " + spacingMicros + "]";
        }
    }
}
