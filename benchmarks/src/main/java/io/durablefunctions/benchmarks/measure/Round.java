package io.durablefunctions.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What came of one round.
 *
 * @param workflowsPerSecond how many workflows ended a second
 * @param stepsPerSecond how many steps
 * @param p50Millis half of the workflows took no longer
 * @param p99Millis 99 of 100 workflows took no longer
 * @param further what else was measured, by name
 */
public record Round(
        double workflowsPerSecond,
        double stepsPerSecond,
        double p50Millis,
        double p99Millis,
        Map<String, Double> further) {

    /** What a load of workflows of so many steps each came to. */
    public static Round of(Load load, int steps, Map<String, Double> further) {
        return new Round(load.perSecond(), load.perSecond() * steps, load.millis(0.5), load.millis(0.99), further);
    }

    /** The median of each quantity by itself; what not all rounds measured is left out. */
    public static Figure figure(String peer, String workload, int concurrency, List<Round> rounds) {
        double[] steps = sorted(rounds, Round::stepsPerSecond);
        return new Figure(
                peer,
                workload,
                concurrency,
                median(sorted(rounds, Round::workflowsPerSecond)),
                median(steps),
                median(sorted(rounds, Round::p50Millis)),
                median(sorted(rounds, Round::p99Millis)),
                steps[0],
                steps[steps.length - 1],
                medians(rounds));
    }

    private static Map<String, Double> medians(List<Round> rounds) {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String name : new ArrayList<>(rounds.get(0).further.keySet())) {
            if (rounds.stream().allMatch(round -> round.further.containsKey(name))) {
                medians.put(name, median(sorted(rounds, round -> round.further.getOrDefault(name, Double.NaN))));
            }
        }
        return medians;
    }

    private static double[] sorted(List<Round> rounds, ToDoubleFunction<Round> quantity) {
        return rounds.stream().mapToDouble(quantity).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
