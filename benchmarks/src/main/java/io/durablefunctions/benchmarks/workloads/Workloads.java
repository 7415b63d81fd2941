package io.durablefunctions.benchmarks.workloads;

import java.util.List;

/** All workloads, in the order in which they run. */
public final class Workloads {

    private Workloads() {}

    /** One of each. */
    public static List<Workload> all() {
        return List.of(
                new TenSteps(),
                new OneStep(),
                new WideFanOut(),
                new LongWorkflow(),
                new KillAndRestart(),
                new SleepingInstances(),
                new FullTable(),
                new SeveralHosts(),
                new Overload());
    }

    /** Workflows of ten steps, by so many callers at once, each number in turn. */
    public static Workload tenSteps(List<Integer> concurrencies) {
        return new TenSteps(concurrencies);
    }
}
