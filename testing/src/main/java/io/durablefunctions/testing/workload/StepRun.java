package io.durablefunctions.testing.workload;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.OrchestrationContext;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One step in one turn: does it and adds to the trace what is seen. */
final class StepRun implements Step.Cases<Boolean> {

    private static final long ADDED = 99;

    private final OrchestrationContext context;
    private final Chapter chapter;
    private final int index;
    private final String key;
    private final List<String> trace;
    private final WorkStub work;
    private final BranchRun branches;
    private final Mistakes mistakes;

    StepRun(
            OrchestrationContext context,
            Chapter chapter,
            int index,
            String key,
            List<String> trace,
            Mistakes mistakes) {
        this.context = context;
        this.chapter = chapter;
        this.index = index;
        this.key = key;
        this.trace = trace;
        this.mistakes = mistakes;
        this.work = WorkStub.in(context);
        this.branches = new BranchRun(context, work, chapter);
    }

    private boolean saw(String what) {
        return trace.add(key + "=" + what);
    }

    @Override
    public Boolean call(Call step) {
        return trace.add(work.next(key, step.argument()));
    }

    @Override
    public Boolean flaky(Flaky step) {
        return trace.add(work.flaky(key, step.argument(), step.failures()));
    }

    @Override
    public Boolean broken(Broken step) {
        return trace.addAll(branches.settled(key, step).await());
    }

    @Override
    public Boolean rest(Rest step) {
        return trace.addAll(branches.begin(key, step).await());
    }

    @Override
    public Boolean child(Child step) {
        return trace.addAll(branches.settled(key, step).await());
    }

    @Override
    public Boolean fanOut(FanOut step) {
        return trace.addAll(branches.fanOut(key, step));
    }

    @Override
    public Boolean refused(Refused step) {
        try {
            return trace.add(work.refused(key, step.argument()));
        } catch (Refusal refusal) {
            return saw("refused " + refusal.argument());
        }
    }

    @Override
    public Boolean await(Await step) {
        return saw("event " + context.waitForEvent(key, Said.class).await().number());
    }

    @Override
    public Boolean awaitAtMost(AwaitAtMost step) {
        DurableFuture<String> event = context.waitForEvent(key, Said.class).thenApply(said -> "event " + said.number());
        Duration most = Duration.ofMillis(step.millis());
        if (step.race()) {
            DurableFuture<String> timer = context.timer(most).thenApply(due -> "timer");
            return saw(DurableFuture.anyOf(event, timer).await());
        }
        try {
            return saw(event.await(most));
        } catch (DurableTimeoutException late) {
            return saw("timer");
        }
    }

    @Override
    public Boolean hear(Hear step) {
        return saw("heard " + context.waitForEvent(BranchRun.TOLD, Long.class).await());
    }

    @Override
    public Boolean saga(Saga step) {
        try {
            return sagaFrom(step, 0);
        } catch (ActivityFailedException failed) {
            return saw("compensated");
        }
    }

    private boolean sagaFrom(Saga step, int done) {
        int all = step.arguments().size();
        String part = Place.part(key, done);
        if (done == all) {
            try {
                return trace.add(branches.workOnce().broken(part, step.failing()));
            } catch (ActivityFailedException failed) {
                trace.add(part + "=" + BranchRun.failure(failed));
                throw failed;
            }
        }
        trace.add(work.next(part, step.arguments().get(done)));
        try {
            return sagaFrom(step, done + 1);
        } catch (ActivityFailedException failed) {
            trace.add(work.echo(Place.part(key, 2 * all - done), "undid " + part));
            throw failed;
        }
    }

    @Override
    public Boolean draw(Draw step) {
        String drawn = switch (step.source()) {
            case UUID -> context.randomUuid().toString();
            case NUMBER -> Long.toString(mistakes.number(() -> context.random().nextLong()));
            case TIME -> context.now().toString();
        };
        return trace.add(work.echo(key, drawn)) && saw(drawn);
    }

    @Override
    public Boolean mutable(Mutable step) {
        DurableFuture<ArrayList<Long>> numbers = work.numbersAsync(Place.part(key, 0), step.first());
        mistakes.list(context.instanceId(), key, numbers::await).add(ADDED);
        trace.add(work.next(Place.part(key, 1), step.first()));
        return saw(mistakes.list(context.instanceId(), key, numbers::await).toString());
    }

    @Override
    public Boolean detached(Detached step) {
        Chapter begun = branches.chapterOf(key, step.steps());
        ChildOptions options = branches.options(key, step.chosenId());
        ProgramRunStub.startDetached(context, options, begun);
        return saw("detached");
    }

    @Override
    public Boolean renew(Renew step) {
        saw("renewed");
        List<Step> left = chapter.steps().subList(index + 1, chapter.steps().size());
        ProgramRunStub.continueAsNew(
                context,
                new Chapter(chapter.place().next(), chapter.rootId(), chapter.first() + index + 1, left, trace));
        throw new IllegalStateException("continue-as-new returned");
    }

    @Override
    public Boolean doomed(Doomed step) {
        return saw("doomed");
    }

    @Override
    public Boolean halt(Halt step) {
        return saw("went on with " + context.waitForEvent(key, Long.class).await());
    }

    @Override
    public Boolean fail(Fail step) {
        if (step.byActivity()) {
            return trace.add(branches.workOnce().broken(key, step.argument()));
        }
        throw new BrokenException("broken " + key + " " + step.argument());
    }
}
