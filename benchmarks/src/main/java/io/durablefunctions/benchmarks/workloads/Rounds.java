package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes rounds in turn: the first of each, then the second of each. What slows the machine down for a while hits all of them. All run in
 * this JVM, so what the compiler has learnt in one round is there in the next.
 */
final class Rounds {

    private Rounds() {}

    /** Takes all rounds, and gives the figures to the bench; returns them by name. */
    static Map<String, Figure> inTurn(Bench bench, String workload, int concurrency, List<? extends RoundTaker> takers)
            throws Exception {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int i = 0; i < bench.rounds(); i++) {
            Duration warmUp = i == 0 ? bench.time() : bench.time().dividedBy(4);
            for (RoundTaker taker : takers) {
                bench.say(workload + " c=" + concurrency + " " + taker.name() + ", round " + (i + 1) + " of "
                        + bench.rounds());
                rounds.computeIfAbsent(taker.name(), name -> new ArrayList<>()).add(taker.take(bench, warmUp));
            }
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        rounds.forEach((name, taken) -> figures.put(name, Round.figure(name, workload, concurrency, taken)));
        figures.values().forEach(bench::add);
        return figures;
    }

    /** The figure of one of them; it has to be there. */
    static Figure of(Map<String, Figure> figures, String name) {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException("No figure of " + name + " among " + figures.keySet());
        }
        return figure;
    }
}
