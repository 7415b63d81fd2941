package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import io.durablefunctions.benchmarks.peers.Contender;
import java.util.List;
import java.util.Map;

/** One workflow of many steps: whether a step gets slower the more have gone before. */
final class LongWorkflow implements Workload {

    @Override
    public String name() {
        return "W4";
    }

    @Override
    public String summary() {
        return "one workflow of 5,000 sequential no-op steps";
    }

    @Override
    public void run(Bench bench) throws Exception {
        List<LongRounds> takers =
                Contender.frameworks().stream().map(LongRounds::new).toList();
        Map<String, Figure> figures = Rounds.inTurn(bench, name(), 1, takers);
        Map<String, Double> ours = Ratios.ours(figures).further();
        Map<String, Double> dbos = Ratios.dbos(figures).further();
        double first = at(ours, 0);
        double last = at(ours, LongRounds.STEPS / LongRounds.BLOCK - 1);
        bench.add(new Goal(name(), "time of the last 500 steps / that of the first 500", false, 1.15, last / first));
        bench.add(new Goal(
                name(), "time until each 500th step / that of dbos, the worst of ten", false, 1, worst(ours, dbos)));
    }

    private static double worst(Map<String, Double> ours, Map<String, Double> dbos) {
        double worst = 0;
        double oursSoFar = 0;
        double dbosSoFar = 0;
        for (int i = 0; i < LongRounds.STEPS / LongRounds.BLOCK; i++) {
            oursSoFar += at(ours, i);
            dbosSoFar += at(dbos, i);
            worst = Math.max(worst, oursSoFar / dbosSoFar);
        }
        return worst;
    }

    private static double at(Map<String, Double> further, int block) {
        return further.getOrDefault(LongRounds.name(block), Double.NaN);
    }
}
