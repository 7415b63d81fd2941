package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.measure.Counters;
import io.durablefunctions.benchmarks.measure.Load;
import io.durablefunctions.benchmarks.measure.Round;
import io.durablefunctions.benchmarks.measure.Usage;
import io.durablefunctions.benchmarks.peers.StoreStatements;
import java.time.Duration;
import java.util.Map;

/**
 * The store's own statements without the engine.
 *
 * @param inFlight how many instances at once
 * @param steps how many steps each has
 */
record StoreRounds(int inFlight, int steps) implements RoundTaker {

    static final String NAME = "store-statements";
    private static final int LANES = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Round take(Bench bench, Duration warmUp) throws Exception {
        Database database = bench.server().database("durable_functions_benchmark");
        long before;
        long completed;
        double perSecond;
        long[] nanos;
        Map<String, Double> further;
        try (StoreStatements statements = new StoreStatements(database, steps)) {
            // a lane belongs to the caller's thread; each load has threads of its own
            ThreadLocal<StoreStatements.Lane> lanes = ThreadLocal.withInitial(() -> statements.lane(inFlight / LANES));
            Load.during(warmUp, LANES, () -> lanes.get().write());
            before = statements.completed();
            statements.restart();
            Usage usage = Usage.begin(bench.server(), database);
            Load load = Load.during(bench.time(), LANES, () -> lanes.get().write());
            completed = statements.completed();
            perSecond = completed / load.seconds();
            nanos = statements.latenciesNanos();
            further = usage.end((double) completed * steps);
        }
        double all = (double) (before + completed) * steps;
        further.put("transactions_per_step", Counters.transactions(bench.server(), database) / all);
        return new Round(perSecond, perSecond * steps, millis(nanos, 0.5), millis(nanos, 0.99), further);
    }

    private static double millis(long[] nanos, double share) {
        return nanos.length == 0
                ? Double.NaN
                : nanos[(int) Math.min(nanos.length - 1L, Math.round(share * nanos.length))] / 1e6;
    }
}
