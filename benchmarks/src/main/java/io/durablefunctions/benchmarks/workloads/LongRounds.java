package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.measure.Counters;
import io.durablefunctions.benchmarks.measure.Load;
import io.durablefunctions.benchmarks.measure.Round;
import io.durablefunctions.benchmarks.measure.Usage;
import io.durablefunctions.benchmarks.peers.Contender;
import io.durablefunctions.benchmarks.peers.Peer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** One long workflow a round; each step writes down when it ran. */
record LongRounds(Contender contender) implements RoundTaker {

    static final int STEPS = 5_000;

    /** So many steps make one figure. */
    static final int BLOCK = 500;

    @Override
    public String name() {
        return contender.title();
    }

    /** Names the figure of a block of steps, counted from 0: by its last step. */
    static String name(int block) {
        return "ms_per_step_to_" + (block + 1) * BLOCK;
    }

    @Override
    public Round take(Bench bench, Duration warmUp) throws Exception {
        Database database = bench.server().database("durable_functions_benchmark");
        AtomicLongArray times = new AtomicLongArray(STEPS);
        Load before;
        Load load;
        Map<String, Double> further;
        try (Peer peer = contender.open(database, 1, number -> {
            times.set(number, System.nanoTime());
            return number;
        })) {
            before = Load.during(warmUp, 1, () -> peer.sequence(BLOCK));
            Usage usage = Usage.begin(bench.server(), database);
            load = Load.during(Duration.ZERO, 1, () -> peer.sequence(STEPS));
            further = new LinkedHashMap<>(usage.end(STEPS));
        }
        double all = STEPS + (double) before.calls() * BLOCK;
        further.put("transactions_per_step", Counters.transactions(bench.server(), database) / all);
        for (int block = 0; block < STEPS / BLOCK; block++) {
            int first = block * BLOCK;
            long nanos = times.get(first + BLOCK - 1) - times.get(first);
            further.put(name(block), nanos / 1e6 / (BLOCK - 1));
        }
        return Round.of(load, STEPS, further);
    }
}
