package io.durablefunctions.testing.workload;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.CallOptions;
import io.durablefunctions.ChildFailedException;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Parallel;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.Settled;
import io.durablefunctions.testing.workload.Step.Branch;
import io.durablefunctions.testing.workload.Step.Broken;
import io.durablefunctions.testing.workload.Step.Call;
import io.durablefunctions.testing.workload.Step.Child;
import io.durablefunctions.testing.workload.Step.FanOut;
import io.durablefunctions.testing.workload.Step.Flaky;
import io.durablefunctions.testing.workload.Step.Hear;
import io.durablefunctions.testing.workload.Step.Join;
import io.durablefunctions.testing.workload.Step.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What can be begun without being waited for; each future is of what is seen. */
final class BranchRun {

    /** The name of the events that a parent sends to its child. */
    static final String TOLD = "told";

    private final OrchestrationContext context;
    private final WorkStub work;
    private final Chapter chapter;

    BranchRun(OrchestrationContext context, WorkStub work, Chapter chapter) {
        this.context = context;
        this.work = work;
        this.chapter = chapter;
    }

    DurableFuture<List<String>> begin(String key, Branch branch) {
        if (branch instanceof Call call) {
            return work.nextAsync(key, call.argument()).thenApply(List::of);
        }
        if (branch instanceof Flaky flaky) {
            return work.flakyAsync(key, flaky.argument(), flaky.failures()).thenApply(List::of);
        }
        if (branch instanceof Broken broken) {
            return workTried(broken.attempts())
                    .brokenAsync(key, broken.argument())
                    .thenApply(List::of);
        }
        if (branch instanceof Rest rest) {
            return rest(key, rest);
        }
        return child(key, (Child) branch);
    }

    /** Activities that are not tried again. */
    WorkStub workOnce() {
        return workTried(1);
    }

    private WorkStub workTried(int attempts) {
        return work.with(
                CallOptions.defaults().retry(RetryPolicy.attempts(attempts).firstDelay(Duration.ofMillis(1))));
    }

    private DurableFuture<List<String>> rest(String key, Rest rest) {
        Instant due = context.now().plusMillis(rest.millis());
        return context.timer(due)
                .thenApply(was -> List.of(
                        key + (was.equals(due) && !context.now().isBefore(due) ? "=rested" : "=woke early, " + was)));
    }

    private DurableFuture<List<String>> child(String key, Child child) {
        DurableFuture<List<String>> result =
                ProgramRunStub.in(context).with(options(key, child.chosenId())).runAsync(chapterOf(key, child.steps()));
        for (Step step : child.steps()) {
            if (step instanceof Hear hear) {
                context.raiseEvent(Place.chosenId(rootId(), key), TOLD, hear.payload());
            }
        }
        return result.thenApply(seen -> {
            List<String> all = new ArrayList<>(seen);
            all.add(0, key + "=child");
            return all;
        });
    }

    Chapter chapterOf(String key, List<Step> steps) {
        return Chapter.first(Place.child(key), rootId(), steps);
    }

    ChildOptions options(String key, boolean chosenId) {
        return chosenId ? ChildOptions.id(Place.chosenId(rootId(), key)) : ChildOptions.defaults();
    }

    private String rootId() {
        return chapter.rootId().isEmpty() ? context.instanceId() : chapter.rootId();
    }

    /** Where a failure is seen as well as a success. */
    DurableFuture<List<String>> settled(String key, Branch branch) {
        return begin(key, branch).settled().thenApply(end -> {
            if (end instanceof Settled.Failure<List<String>> failed) {
                return List.of(key + "=" + failure(failed.exception()));
            }
            return end.get();
        });
    }

    List<String> fanOut(String key, FanOut step) {
        List<Branch> all = step.branches();
        List<Integer> numbers = IntStream.range(0, all.size()).boxed().toList();
        if (step.join() == Join.RACE) {
            return DurableFuture.anyOf(numbers.stream()
                            .map(number -> winner(key, number, settled(Place.racer(key, number), all.get(number))))
                            .toList())
                    .await();
        }
        List<String> seen = new ArrayList<>();
        try {
            DurableFuture<List<List<String>>> ends = switch (step.join()) {
                case ALL ->
                    DurableFuture.allOf(numbers.stream()
                            .map(number -> begin(Place.branch(key, number), all.get(number)))
                            .toList());
                case SETTLED ->
                    DurableFuture.allOf(numbers.stream()
                            .map(number -> settled(Place.branch(key, number), all.get(number)))
                            .toList());
                default ->
                    Parallel.atMost(2).map(numbers, number -> settled(Place.branch(key, number), all.get(number)));
            };
            List<List<String>> results = ends.await();
            seen.add(key + "=all");
            results.forEach(seen::addAll);
        } catch (ActivityFailedException | ChildFailedException failed) {
            seen.add(key + "=" + failure(failed) + ", others: " + failed.getSuppressed().length);
        }
        return seen;
    }

    private static DurableFuture<List<String>> winner(String key, int number, DurableFuture<List<String>> racer) {
        return racer.thenApply(seen -> {
            List<String> all = new ArrayList<>(seen);
            all.add(0, key + "=first " + number);
            return all;
        });
    }

    /** What is seen of a failure. */
    static String failure(RuntimeException failure) {
        if (failure instanceof ActivityFailedException activity) {
            return "failed after " + activity.attempts() + ": "
                    + activity.failure().message();
        }
        if (failure instanceof ChildFailedException child) {
            return "child failed: " + child.failure().message();
        }
        throw failure;
    }
}
