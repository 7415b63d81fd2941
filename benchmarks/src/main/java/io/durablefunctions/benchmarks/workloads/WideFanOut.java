package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import io.durablefunctions.benchmarks.peers.Contender;
import java.util.List;
import java.util.Map;

/** One workflow that runs a thousand steps at the same time. */
final class WideFanOut implements Workload {

    private static final int WIDTH = 1_000;

    @Override
    public String name() {
        return "W3";
    }

    @Override
    public String summary() {
        return "fan-out to 1,000 no-op steps from one workflow";
    }

    @Override
    public void run(Bench bench) throws Exception {
        List<PeerRounds> takers = Contender.frameworks().stream()
                .map(contender -> new PeerRounds(contender, 1, WIDTH, peer -> peer.fanOut(WIDTH)))
                .toList();
        Map<String, Figure> figures = Rounds.inTurn(bench, name(), 1, takers);
        bench.add(new Goal(name(), "time of a fan-out / that of dbos", false, 1 / 30.0, 1 / Ratios.toDbos(figures)));
    }
}
