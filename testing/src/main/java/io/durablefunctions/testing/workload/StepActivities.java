package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Broken;
import io.durablefunctions.testing.workload.Step.Call;
import io.durablefunctions.testing.workload.Step.Draw;
import io.durablefunctions.testing.workload.Step.Fail;
import io.durablefunctions.testing.workload.Step.Flaky;
import io.durablefunctions.testing.workload.Step.Mutable;
import io.durablefunctions.testing.workload.Step.Refused;
import io.durablefunctions.testing.workload.Step.Saga;
import java.util.List;
import java.util.stream.IntStream;

/** The activities that a step itself runs; those of its branches and children are theirs. */
final class StepActivities {

    private StepActivities() {}

    static List<String> keys(String key, Step step) {
        if (step instanceof Saga saga) {
            return parts(key, 2 * saga.arguments().size() + 1);
        }
        if (step instanceof Mutable) {
            return parts(key, 2);
        }
        boolean isOne = step instanceof Call
                || step instanceof Flaky
                || step instanceof Broken
                || step instanceof Refused
                || step instanceof Draw
                || (step instanceof Fail fail && fail.byActivity());
        return isOne ? List.of(key) : List.of();
    }

    private static List<String> parts(String key, int count) {
        return IntStream.range(0, count).mapToObj(i -> Place.part(key, i)).toList();
    }
}
