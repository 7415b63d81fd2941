package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Child;
import io.durablefunctions.testing.workload.Step.Detached;
import io.durablefunctions.testing.workload.Step.FanOut;
import io.durablefunctions.testing.workload.Step.Hear;
import io.durablefunctions.testing.workload.Step.Mutable;
import io.durablefunctions.testing.workload.Step.Saga;
import java.util.List;

/** Counts commands. */
final class Size {

    private Size() {}

    static int of(List<? extends Step> steps) {
        int size = 0;
        for (Step step : steps) {
            size += of(step);
        }
        return size;
    }

    static int of(Step step) {
        if (step instanceof Child child) {
            long told = child.steps().stream().filter(Hear.class::isInstance).count();
            return 1 + of(child.steps()) + (int) told;
        }
        if (step instanceof Detached detached) {
            return 1 + of(detached.steps());
        }
        if (step instanceof FanOut fanOut) {
            return of(fanOut.branches());
        }
        if (step instanceof Saga saga) {
            return 2 * saga.arguments().size() + 1;
        }
        return step instanceof Mutable ? 2 : 1;
    }
}
