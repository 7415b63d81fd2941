package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.peers.Contender;
import java.util.Map;

/** This framework beside the peer. */
final class Ratios {

    private Ratios() {}

    static Figure ours(Map<String, Figure> figures) {
        return Rounds.of(figures, Contender.DURABLE_FUNCTIONS.title());
    }

    static Figure dbos(Map<String, Figure> figures) {
        return Rounds.of(figures, Contender.DBOS.title());
    }

    /** How many times as many steps a second. */
    static double toDbos(Map<String, Figure> figures) {
        return ours(figures).stepsPerSecond() / dbos(figures).stepsPerSecond();
    }
}
