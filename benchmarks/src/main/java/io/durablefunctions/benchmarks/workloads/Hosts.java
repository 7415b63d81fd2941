package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.measure.Figure;
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

    /** Each claim searches this index once, and nothing else does. */
    private static final String CLAIMS = "SELECT coalesce(sum(idx_scan), 0) FROM pg_stat_user_indexes"
            + " WHERE indexrelname = 'idx_durable_state_execute_after'";

    private static final String ROWS_READ =
            "SELECT tup_returned FROM pg_stat_database WHERE datname = current_database()";

    private final List<WorkerProcess> workers = new ArrayList<>();
    private final Connection connection;
    private final List<Round> rounds = new ArrayList<>();

    private Hosts(Connection connection) {
        this.connection = connection;
    }

    /** What they did together: the slowest of them ends the round. */
    private record Round(double workflows, double seconds, double p50, double p99, double claims, double rowsRead) {
        double stepsPerSecond() {
            return workflows / seconds * STEPS;
        }
    }

    static Hosts start(Database database, int count) throws SQLException, IOException {
        Hosts hosts = new Hosts(database.connect());
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
        List<Map<String, Double>> figures = load(time);
        rounds.add(new Round(
                figures.stream()
                        .mapToDouble(each -> Scale.value(each, "workflows"))
                        .sum(),
                most(figures, "seconds"),
                most(figures, "p50"),
                most(figures, "p99"),
                Sql.number(connection, CLAIMS) - claims,
                Sql.number(connection, ROWS_READ) - rowsRead));
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
        further.put("claimsPerSecondAndHost", median(round -> round.claims() / round.seconds() / count()));
        further.put("rowsReadPerStep", median(round -> round.rowsRead() / round.workflows() / STEPS));
        bench.add(new Figure(
                Scale.PEER,
                "W8 hosts: " + count(),
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
