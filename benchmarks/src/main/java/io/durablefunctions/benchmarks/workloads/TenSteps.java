package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import io.durablefunctions.benchmarks.peers.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Workflows of ten steps that do nothing: what the framework itself costs, alone and under load. */
final class TenSteps implements Workload {

    private static final int STEPS = 10;
    private static final int MOST = 512;
    private static final int CONNECTIONS = 2;

    private final List<Integer> concurrencies;

    TenSteps() {
        this(List.of(1, 16, 128, MOST));
    }

    TenSteps(List<Integer> concurrencies) {
        this.concurrencies = List.copyOf(concurrencies);
    }

    @Override
    public String name() {
        return "W1";
    }

    @Override
    public String summary() {
        return "workflows of 10 sequential no-op steps";
    }

    @Override
    public void run(Bench bench) throws Exception {
        for (int callers : concurrencies) {
            Map<String, Figure> figures = Rounds.inTurn(bench, name(), callers, takers(callers));
            if (callers == 1) {
                alone(bench, figures);
            }
            if (callers == MOST) {
                underLoad(bench, figures);
            }
        }
        Rounds.inTurn(bench, name(), CONNECTIONS, List.of(new AppendRounds(CONNECTIONS)));
    }

    private static List<RoundTaker> takers(int callers) {
        List<RoundTaker> takers = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            if (callers == 1 || !contender.isYardstick()) {
                takers.add(new PeerRounds(contender, callers, STEPS, peer -> peer.sequence(STEPS)));
            }
        }
        if (callers == MOST) {
            takers.add(new StoreRounds(callers, STEPS));
        }
        return takers;
    }

    private void alone(Bench bench, Map<String, Figure> figures) {
        double ours = Ratios.ours(figures).workflowsPerSecond();
        double raw = Rounds.of(figures, Contender.POSTGRESQL.title()).workflowsPerSecond();
        bench.add(new Goal(
                name(), "c=1: time of a workflow / time of 11 raw single-row commits", false, 1.3, raw / ours));
    }

    private void underLoad(Bench bench, Map<String, Figure> figures) {
        double ours = Ratios.ours(figures).stepsPerSecond();
        double store = Rounds.of(figures, StoreRounds.NAME).stepsPerSecond();
        bench.add(new Goal(name(), "c=512: steps/s / those of dbos", true, 15, Ratios.toDbos(figures)));
        bench.add(new Goal(name(), "c=512: steps/s / those of the store's statements alone", true, 0.5, ours / store));
    }
}
