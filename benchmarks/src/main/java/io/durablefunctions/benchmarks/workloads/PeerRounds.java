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

/**
 * Callers who run the same workflow again and again.
 *
 * @param contender who runs it
 * @param callers how many at once
 * @param steps how many steps the workflow has
 * @param workflow runs it once
 */
record PeerRounds(Contender contender, int callers, int steps, Workflow workflow) implements RoundTaker {

    /** Runs one workflow on a peer. */
    interface Workflow {
        void run(Peer peer) throws Exception;
    }

    @Override
    public String name() {
        return contender.title();
    }

    @Override
    public Round take(Bench bench, Duration warmUp) throws Exception {
        Database database = bench.server().database("durable_functions_benchmark");
        Load before;
        Load load;
        Map<String, Double> further;
        try (Peer peer = contender.open(database, callers, number -> number)) {
            before = Load.during(warmUp, callers, () -> workflow.run(peer));
            Usage usage = Usage.begin(bench.server(), database);
            load = Load.during(bench.time(), callers, () -> workflow.run(peer));
            further = new LinkedHashMap<>(usage.end((double) load.calls() * steps));
        }
        // of the whole life of the peer, since the server tells the rest of them only when the connections end
        double all = (double) (before.calls() + load.calls()) * steps;
        further.put("transactions_per_step", Counters.transactions(bench.server(), database) / all);
        return Round.of(load, steps, further);
    }
}
