package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.processes.WorkerProcess;
import io.durablefunctions.benchmarks.processes.WorkerSettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** W8: one, two and four hosts on one database, and how soon they notice what was started elsewhere. */
public final class SeveralHosts implements Workload {

    private static final int[] HOSTS = {1, 2, 4};
    private static final int STEPS = 10;
    private static final int CALLERS = 512;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Each claim searches this index once, and nothing else does. */
    private static final String CLAIMS = "SELECT coalesce(sum(idx_scan), 0) FROM pg_stat_user_indexes"
            + " WHERE indexrelname = 'idx_durable_state_execute_after'";

    private static final String ROWS_READ =
            "SELECT tup_returned FROM pg_stat_database WHERE datname = current_database()";

    @Override
    public String name() {
        return "W8";
    }

    @Override
    public String summary() {
        return "1, 2 and 4 hosts on one database: throughput, claims, and how soon a start elsewhere is picked up";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Map<Integer, Double> medians = new LinkedHashMap<>();
        for (int hosts : HOSTS) {
            medians.put(hosts, throughput(bench, hosts));
        }
        double one = medians.getOrDefault(1, Double.NaN);
        medians.forEach((hosts, rate) -> {
            if (hosts > 1) {
                bench.add(Scale.atLeast("W8", "steps/s of " + hosts + " hosts / of 1", 1, rate / one));
            }
        });
        PickUp.measure(bench, true);
        PickUp.measure(bench, false);
    }

    /** The median of the rounds, in steps a second. */
    private static double throughput(Bench bench, int hosts) throws Exception {
        Database database = bench.server().database("w8");
        List<WorkerProcess> workers = new ArrayList<>();
        try (Connection connection = database.connect()) {
            WorkerSettings settings = WorkerSettings.defaults().orchestrations(2 * CALLERS / hosts);
            for (int i = 0; i < hosts; i++) {
                workers.add(WorkerProcess.start(database, settings));
            }
            round(workers, bench.time().compareTo(WARM_UP) > 0 ? bench.time() : WARM_UP);
            List<Round> rounds = new ArrayList<>();
            double claims = Sql.number(connection, CLAIMS);
            double rowsRead = Sql.number(connection, ROWS_READ);
            for (int i = 0; i < bench.rounds(); i++) {
                rounds.add(round(workers, bench.time()));
            }
            for (WorkerProcess worker : workers) {
                worker.stop(); // a connection that ends tells its counts at once
            }
            double seconds = rounds.stream().mapToDouble(Round::seconds).sum();
            double steps = rounds.stream().mapToDouble(Round::workflows).sum() * STEPS;
            Map<String, Double> further = new LinkedHashMap<>();
            further.put("claimsPerSecondAndHost", (Sql.number(connection, CLAIMS) - claims) / seconds / hosts);
            further.put("rowsReadPerStep", (Sql.number(connection, ROWS_READ) - rowsRead) / steps);
            return tell(bench, hosts, rounds, further);
        } finally {
            workers.forEach(WorkerProcess::close);
        }
    }

    private record Round(double workflows, double seconds, double p50, double p99) {
        double stepsPerSecond() {
            return workflows / seconds * STEPS;
        }
    }

    private static Round round(List<WorkerProcess> workers, Duration time) {
        for (WorkerProcess worker : workers) {
            worker.tell("sequences " + STEPS + " " + CALLERS / workers.size() + " " + time.toMillis());
        }
        double workflows = 0;
        double seconds = 0;
        double p50 = 0;
        double p99 = 0;
        for (WorkerProcess worker : workers) {
            Map<String, Double> figures = worker.answer(PATIENCE);
            workflows += Scale.value(figures, "workflows");
            seconds = Math.max(seconds, Scale.value(figures, "seconds"));
            p50 = Math.max(p50, Scale.value(figures, "p50"));
            p99 = Math.max(p99, Scale.value(figures, "p99"));
        }
        return new Round(workflows, seconds, p50, p99);
    }

    private static double tell(Bench bench, int hosts, List<Round> rounds, Map<String, Double> further) {
        double[] rates =
                rounds.stream().mapToDouble(Round::stepsPerSecond).sorted().toArray();
        double median = rates[rates.length / 2];
        bench.add(new Figure(
                Scale.PEER,
                "W8 " + hosts + " hosts",
                CALLERS,
                median / STEPS,
                median,
                median(rounds.stream().mapToDouble(Round::p50).toArray()),
                median(rounds.stream().mapToDouble(Round::p99).toArray()),
                rates[0],
                rates[rates.length - 1],
                further));
        return median;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
