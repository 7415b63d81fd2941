package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.processes.WorkerProcess;
import io.durablefunctions.benchmarks.processes.WorkerSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** W9: a host is offered ten times what it can do, and goes on doing what it can. */
public final class Overload implements Workload {

    private static final int STEPS = 10;
    private static final int CALLERS = 128;
    private static final int OFFERING_THREADS = 512;
    private static final int TIMES = 10;
    private static final int HEAP_MEGABYTES = 512;
    private static final int BYTES_PER_MEGABYTE = 1 << 20;
    private static final Duration FULL = Duration.ofMinutes(5);
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private static final String ENDED = "SELECT count(*) FROM durable_state WHERE is_completed";

    @Override
    public String name() {
        return "W9";
    }

    @Override
    public String summary() {
        return "offered 10 times what it can do, for 5 minutes: goodput, memory, leases, and what became of each start";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Duration time = bench.rounds() == 1 ? bench.time().multipliedBy(2) : FULL;
        bench.say("W9: 10 times the peak for " + time.toSeconds() + " s");
        Database database = bench.server().database("w9");
        WorkerSettings settings = WorkerSettings.defaults().heapMegabytes(HEAP_MEGABYTES);
        try (WorkerProcess worker = WorkerProcess.start(database, settings);
                Connection connection = database.connect()) {
            perSecond(worker, WARM_UP.compareTo(time) < 0 ? WARM_UP : time);
            double peak = 0;
            for (int i = 0; i < bench.rounds(); i++) {
                peak = Math.max(peak, perSecond(worker, bench.time()));
            }
            double endedBefore = Sql.number(connection, ENDED);
            worker.tell("offer " + STEPS + " " + peak * TIMES + " " + OFFERING_THREADS + " " + time.toMillis());
            Window window = watch(connection, time);
            Map<String, Double> offer = worker.answer(PATIENCE);
            double drained = drain(connection);
            double completed = Sql.number(connection, Sql.COMPLETED) - endedBefore;
            worker.stop();
            tell(bench, peak, offer, window, drained, completed);
        }
    }

    /** What it can do: workflows a second for callers who wait. */
    private static double perSecond(WorkerProcess worker, Duration time) {
        Map<String, Double> load = worker.ask("sequences " + STEPS + " " + CALLERS + " " + time.toMillis(), PATIENCE);
        return Scale.value(load, "workflows") / Scale.value(load, "seconds");
    }

    private record Window(double completedPerSecond, double mostWaiting) {}

    /** Looks each second, for as long as the load lasts. */
    private static Window watch(Connection connection, Duration time) throws SQLException {
        long begin = System.nanoTime();
        double before = Sql.number(connection, ENDED);
        double most = 0;
        long now = begin;
        for (int second = 1; now - begin < time.toNanos(); second++) {
            long next = Math.min(Duration.ofSeconds(second).toNanos(), time.toNanos());
            for (now = System.nanoTime(); now - begin < next; now = System.nanoTime()) {
                LockSupport.parkNanos(next - (now - begin));
            }
            most = Math.max(most, Sql.number(connection, Sql.RUNNING));
        }
        double completed = Sql.number(connection, ENDED) - before;
        return new Window(completed / ((System.nanoTime() - begin) / 1e9), most);
    }

    /** How many seconds it took until all had ended; infinity if too many. */
    private static double drain(Connection connection) throws SQLException {
        long begin = System.nanoTime();
        try {
            Sql.await(connection, DRAIN, 0, Sql.RUNNING);
            return (System.nanoTime() - begin) / 1e9;
        } catch (TimeoutException unfinished) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static void tell(
            Bench bench, double peak, Map<String, Double> offer, Window window, double drained, double completed) {
        Map<String, Double> further = new LinkedHashMap<>(offer);
        further.put("peak_per_second", peak);
        further.put("most_waiting", window.mostWaiting());
        further.put("drain_seconds", drained);
        further.put("completed", completed);
        double rate = window.completedPerSecond();
        bench.add(new Figure(
                Scale.ours("offered 10 times its peak"),
                "W9",
                OFFERING_THREADS,
                rate,
                rate * STEPS,
                Double.NaN,
                Double.NaN,
                rate * STEPS,
                rate * STEPS,
                further));
        double heap = Scale.value(offer, "heap") / BYTES_PER_MEGABYTE;
        double notRefused = Scale.value(offer, "offered") - Scale.value(offer, "refused");
        bench.add(Scale.atLeast("W9", "goodput / peak", 0.8, rate / peak));
        bench.add(Scale.atMost("W9", "heap, MB", HEAP_MEGABYTES, heap));
        bench.add(Scale.atMost("W9", "leases lost", 0, Scale.value(offer, "lost")));
        bench.add(Scale.atLeast("W9", "completed / starts not refused", 1, completed / notRefused));
        bench.add(Scale.atLeast("W9", "starts refused", 1, Scale.value(offer, "refused")));
    }
}
