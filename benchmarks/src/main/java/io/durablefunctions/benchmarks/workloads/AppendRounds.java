package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.measure.Load;
import io.durablefunctions.benchmarks.measure.Round;
import io.durablefunctions.benchmarks.measure.Usage;
import io.durablefunctions.benchmarks.peers.RawAppends;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The most rows that the server takes: a workflow here is a batch, a step a row. */
record AppendRounds(int connections) implements RoundTaker {

    static final String NAME = "postgresql-batches";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Round take(Bench bench, Duration warmUp) throws Exception {
        Database database = bench.server().database("durable_functions_benchmark");
        RawAppends.prepare(database);
        Queue<RawAppends> opened = new ArrayDeque<>();
        try {
            for (int i = 0; i < connections; i++) {
                opened.add(new RawAppends(database));
            }
            during(warmUp, opened);
            Usage usage = Usage.begin(bench.server(), database);
            Load load = during(bench.time(), opened);
            return Round.of(load, RawAppends.BATCH, usage.end((double) load.calls() * RawAppends.BATCH));
        } finally {
            for (RawAppends each : opened) {
                each.close();
            }
        }
    }

    private Load during(Duration time, Queue<RawAppends> opened) throws Exception {
        Queue<RawAppends> free = new ConcurrentLinkedQueue<>(opened);
        ThreadLocal<RawAppends> mine = ThreadLocal.withInitial(free::remove);
        return Load.during(time, connections, () -> mine.get().append());
    }
}
