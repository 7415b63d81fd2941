package io.durablefunctions.benchmarks;

import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import java.time.Duration;

/** What a workload is run with. */
public interface Bench {

    /** The server that everything in this run shares. */
    Server server();

    /** How many rounds are taken, of which the median counts. */
    int rounds();

    /** How long each round lasts, after warming up. */
    Duration time();

    /** Takes a figure: printed at once, and told again in the report. */
    void add(Figure figure);

    /** Takes a goal and what came of it, for the table at the end. */
    void add(Goal goal);

    /** Says something to whoever watches the run. */
    void say(String line);
}
