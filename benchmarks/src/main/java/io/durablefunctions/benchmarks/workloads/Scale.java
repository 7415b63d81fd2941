package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import io.durablefunctions.benchmarks.peers.Contender;
import java.time.Duration;
import java.util.Map;

/** What the workloads W5 to W9 share: how far they are scaled down for a quick run, and how they tell what they found. */
final class Scale {

    private static final Duration QUICK = Duration.ofSeconds(5);

    private Scale() {}

    /** Whether this run is to show that everything works, rather than how fast it is. */
    static boolean isQuick(Bench bench) {
        return bench.time().compareTo(QUICK) < 0;
    }

    /** A count, or one for a quick run. */
    static int of(Bench bench, int full, int quick) {
        return isQuick(bench) ? quick : full;
    }

    /** What is measured, as the peer in a figure: {@code durable-functions}, and in which case. */
    static String ours(String which) {
        return Contender.DURABLE_FUNCTIONS.title() + ", " + which;
    }

    /** A figure of what is not a rate of workflows. */
    static Figure figure(String workload, String which, int concurrency, Map<String, Double> measured) {
        return new Figure(
                ours(which),
                workload,
                concurrency,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                measured);
    }

    /** A figure of this name; NaN if it was not measured. */
    static double value(Map<String, Double> figures, String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    static Goal atLeast(String workload, String what, double wanted, double measured) {
        return new Goal(workload, what, true, wanted, measured);
    }

    static Goal atMost(String workload, String what, double wanted, double measured) {
        return new Goal(workload, what, false, wanted, measured);
    }
}
