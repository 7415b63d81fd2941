package io.durablefunctions.benchmarks.workloads;

import java.util.List;

/** All workloads, in the order in which they run. */
public final class Workloads {

    private Workloads() {}

    /** One of each. */
    public static List<Workload> all() {
        return List.of(new TenSteps(), new OneStep(), new WideFanOut(), new LongWorkflow());
    }
}
