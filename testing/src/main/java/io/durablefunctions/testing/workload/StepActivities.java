package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Await;
import io.durablefunctions.testing.workload.Step.AwaitAtMost;
import io.durablefunctions.testing.workload.Step.Broken;
import io.durablefunctions.testing.workload.Step.Call;
import io.durablefunctions.testing.workload.Step.Child;
import io.durablefunctions.testing.workload.Step.Detached;
import io.durablefunctions.testing.workload.Step.Doomed;
import io.durablefunctions.testing.workload.Step.Draw;
import io.durablefunctions.testing.workload.Step.Fail;
import io.durablefunctions.testing.workload.Step.FanOut;
import io.durablefunctions.testing.workload.Step.Flaky;
import io.durablefunctions.testing.workload.Step.Halt;
import io.durablefunctions.testing.workload.Step.Hear;
import io.durablefunctions.testing.workload.Step.Mutable;
import io.durablefunctions.testing.workload.Step.Refused;
import io.durablefunctions.testing.workload.Step.Renew;
import io.durablefunctions.testing.workload.Step.Rest;
import io.durablefunctions.testing.workload.Step.Saga;
import java.util.List;
import java.util.stream.IntStream;

/** The keys of the activities that a step itself runs; those of its branches and children are theirs. */
record StepActivities(String key) implements Step.Cases<List<String>> {

    private List<String> parts(int count) {
        return IntStream.range(0, count).mapToObj(i -> Place.part(key, i)).toList();
    }

    @Override
    public List<String> call(Call step) {
        return List.of(key);
    }

    @Override
    public List<String> flaky(Flaky step) {
        return List.of(key);
    }

    @Override
    public List<String> broken(Broken step) {
        return List.of(key);
    }

    @Override
    public List<String> rest(Rest step) {
        return List.of();
    }

    @Override
    public List<String> child(Child step) {
        return List.of();
    }

    @Override
    public List<String> fanOut(FanOut step) {
        return List.of();
    }

    @Override
    public List<String> refused(Refused step) {
        return List.of(key);
    }

    @Override
    public List<String> await(Await step) {
        return List.of();
    }

    @Override
    public List<String> awaitAtMost(AwaitAtMost step) {
        return List.of();
    }

    @Override
    public List<String> hear(Hear step) {
        return List.of();
    }

    @Override
    public List<String> saga(Saga step) {
        return parts(2 * step.arguments().size() + 1);
    }

    @Override
    public List<String> draw(Draw step) {
        return List.of(key);
    }

    @Override
    public List<String> mutable(Mutable step) {
        return parts(2);
    }

    @Override
    public List<String> detached(Detached step) {
        return List.of();
    }

    @Override
    public List<String> renew(Renew step) {
        return List.of();
    }

    @Override
    public List<String> doomed(Doomed step) {
        return List.of();
    }

    @Override
    public List<String> halt(Halt step) {
        return List.of();
    }

    @Override
    public List<String> fail(Fail step) {
        return step.byActivity() ? List.of(key) : List.of();
    }
}
