package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import io.durablefunctions.benchmarks.peers.Contender;
import java.util.List;
import java.util.Map;

/** Workflows of a single step: what starting and ending one costs. */
final class OneStep implements Workload {

    private static final int MOST = 128;

    @Override
    public String name() {
        return "W2";
    }

    @Override
    public String summary() {
        return "workflows of 1 no-op step";
    }

    @Override
    public void run(Bench bench) throws Exception {
        for (int callers : List.of(1, MOST)) {
            List<PeerRounds> takers = Contender.frameworks().stream()
                    .map(contender -> new PeerRounds(contender, callers, 1, peer -> peer.sequence(1)))
                    .toList();
            Map<String, Figure> figures = Rounds.inTurn(bench, name(), callers, takers);
            if (callers == MOST) {
                bench.add(new Goal(name(), "c=128: steps/s / those of dbos", true, 10, Ratios.toDbos(figures)));
            }
        }
    }
}
