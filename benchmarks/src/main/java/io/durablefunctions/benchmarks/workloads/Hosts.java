package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.Server;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Usage;
import io.durablefunctions.benchmarks.processes.WorkerProcess;
import io.durablefunctions.benchmarks.processes.WorkerSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Some hosts on one database, each with callers of its own, and what they did in their rounds. */
final class Hosts implements AutoCloseable {

    private static final int STEPS = 10;
    private static final int CALLERS = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** For each host. */
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private static final int MOST_WARM_UPS = 6;

    /** Each claim searches this index once, and nothing else does. */
    private static final String CLAIMS = "SELECT coalesce(sum(idx_scan), 0) FROM pg_stat_user_indexes"
            + " WHERE indexrelname = 'idx_durable_state_execute_after'";

    private static final String ROWS_READ =
            "SELECT tup_returned FROM pg_stat_database WHERE datname = current_database()";

    private final Server server;
    private final Database database;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final Connection connection;
    private final List<Round> rounds = new ArrayList<>();

    private Hosts(Server server, Database database, Connection connection) {
        this.server = server;
        this.database = database;
        this.connection = connection;
    }

    /** What they did together: the slowest of them ends the round. */
    private record Round(double workflows, double seconds, double p50, double p99, Map<String, Double> used) {
        double stepsPerSecond() {
            return workflows / seconds * STEPS;
        }
    }

    static Hosts start(Server server, Database database, int count) throws SQLException, IOException {
        Hosts hosts = new Hosts(server, database, database.connect());
        try {
            WorkerSettings settings = WorkerSettings.defaults().orchestrations(2 * CALLERS / count);
            for (int i = 0; i < count; i++) {
                hosts.workers.add(WorkerProcess.start(database, settings));
            }
            return hosts;
        } catch (RuntimeException | IOException e) {
            hosts.close();
            throw e;
        }
    }

    int count() {
        return workers.size();
    }

    /**
     * Until the processor time of a step falls no further: the compilers of several young virtual machines have several times the work of one,
     * and would be measured instead.
     */
    void warmUp() {
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            List<Map<String, Double>> figures = load(WARM_UP.multipliedBy(count()));
            double now = sum(figures, "cpu") / sum(figures, "workflows");
            if (now > 0.9 * before) {
                return;
            }
            before = now;
        }
    }

    /** Answers each host's figures. */
    List<Map<String, Double>> load(Duration time) {
        for (WorkerProcess worker : workers) {
            worker.tell("sequences " + STEPS + " " + CALLERS / workers.size() + " " + time.toMillis());
        }
        return workers.stream().map(worker -> worker.answer(PATIENCE)).toList();
    }

    void round(Duration time) throws SQLException {
        double claims = Sql.number(connection, CLAIMS);
        double rowsRead = Sql.number(connection, ROWS_READ);
        Usage usage = Usage.begin(server, database);
        List<Map<String, Double>> figures = load(time);
        double workflows = sum(figures, "workflows");
        Map<String, Double> all = usage.end(workflows * STEPS);
        double seconds = most(figures, "seconds");
        Map<String, Double> used = new LinkedHashMap<>();
        used.put("cpu_hosts_s_per_1000_steps", sum(figures, "cpu") * 1_000 / workflows / STEPS);
        used.put("cpu_pg_s_per_1000_steps", Scale.value(all, "cpu_pg_s_per_1000_steps"));
        used.put("wal_bytes_per_step", Scale.value(all, "wal_bytes_per_step"));
        used.put("claims_per_second_and_host", (Sql.number(connection, CLAIMS) - claims) / seconds / count());
        used.put("rows_read_per_step", (Sql.number(connection, ROWS_READ) - rowsRead) / workflows / STEPS);
        rounds.add(new Round(workflows, seconds, most(figures, "p50"), most(figures, "p99"), used));
    }

    private static double sum(List<Map<String, Double>> figures, String name) {
        return figures.stream().mapToDouble(each -> Scale.value(each, name)).sum();
    }

    private static double most(List<Map<String, Double>> figures, String name) {
        return figures.stream()
                .mapToDouble(each -> Scale.value(each, name))
                .max()
                .orElse(Double.NaN);
    }

    /** The median of the rounds. */
    double stepsPerSecond() {
        return median(Round::stepsPerSecond);
    }

    void tell(Bench bench) {
        Map<String, Double> further = new LinkedHashMap<>();
        for (String name : rounds.get(0).used().keySet()) {
            further.put(name, median(round -> Scale.value(round.used(), name)));
        }
        bench.add(new Figure(
                Scale.ours(count() + (count() == 1 ? " host" : " hosts")),
                "W8",
                CALLERS,
                stepsPerSecond() / STEPS,
                stepsPerSecond(),
                median(Round::p50),
                median(Round::p99),
                sorted(Round::stepsPerSecond)[0],
                sorted(Round::stepsPerSecond)[rounds.size() - 1],
                further));
    }

    private double median(ToDoubleFunction<Round> quantity) {
        return sorted(quantity)[rounds.size() / 2];
    }

    private double[] sorted(ToDoubleFunction<Round> quantity) {
        return rounds.stream().mapToDouble(quantity).sorted().toArray();
    }

    @Override
    public void close() throws SQLException {
        workers.forEach(WorkerProcess::close);
        connection.close();
    }
}
