package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.benchmarks.Bench;

/** Something to measure, with the goal it is measured against. */
public interface Workload {

    /** {@code W1} to {@code W9}. */
    String name();

    /** What it does, in a line. */
    String summary();

    /** Runs it and gives its figures to the bench. */
    void run(Bench bench) throws Exception;
}
