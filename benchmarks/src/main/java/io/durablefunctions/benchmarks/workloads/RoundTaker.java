package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;
import io.durablefunctions.benchmarks.measure.Round;
import java.time.Duration;

/** Something of which rounds are taken. */
interface RoundTaker {

    /** Names it in figures. */
    String name();

    /** Starts it on a database of its own, warms up, measures, and ends it. */
    Round take(Bench bench, Duration warmUp) throws Exception;
}
