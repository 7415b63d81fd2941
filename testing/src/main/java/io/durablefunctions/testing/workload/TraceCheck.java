package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Await;
import io.durablefunctions.testing.workload.Step.AwaitAtMost;
import io.durablefunctions.testing.workload.Step.Branch;
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
import io.durablefunctions.testing.workload.Step.Join;
import io.durablefunctions.testing.workload.Step.Mutable;
import io.durablefunctions.testing.workload.Step.Refused;
import io.durablefunctions.testing.workload.Step.Renew;
import io.durablefunctions.testing.workload.Step.Rest;
import io.durablefunctions.testing.workload.Step.Saga;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a trace from its beginning to its end and compares it with what the program may have seen. Each case says whether it fits. */
final class TraceCheck implements Step.Cases<Boolean> {

    private final TraceReader trace;
    private String key = "";

    TraceCheck(String json) {
        this.trace = new TraceReader(json);
    }

    /** The first difference; null if there is none. */
    @Nullable
    String complaint(Program program) {
        if (steps(Place.ROOT, program.steps())) {
            trace.end();
        }
        return trace.complaint();
    }

    private boolean steps(Place start, List<Step> steps) {
        Place place = start;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            key = place.key(i);
            if (!step.in(this)) {
                return false;
            }
            place = step instanceof Renew ? place.next() : place;
        }
        return true;
    }

    @Override
    public Boolean call(Call step) {
        return trace.next(key, Long.toString(step.argument() + 1));
    }

    @Override
    public Boolean flaky(Flaky step) {
        return trace.next(key, (step.argument() + 1) + " on attempt " + (step.failures() + 1));
    }

    @Override
    public Boolean broken(Broken step) {
        return trace.next(key, BranchEnd.of(key, step).sure());
    }

    @Override
    public Boolean rest(Rest step) {
        return trace.next(key, "rested");
    }

    @Override
    public Boolean child(Child step) {
        String at = key;
        BranchEnd end = BranchEnd.of(at, step);
        if (end.fits(trace.peek(at))) {
            return trace.skip();
        }
        if (end.sure() != null) {
            return trace.next(at, end.sure());
        }
        return trace.next(at, "child") && steps(Place.child(at), step.steps());
    }

    @Override
    public Boolean fanOut(FanOut step) {
        String at = key;
        if (step.join() == Join.RACE) {
            return race(at, step.branches());
        }
        if (step.join() == Join.ALL) {
            AllCheck all = new AllCheck(at, step.branches());
            if (all.fits(trace.peek(at))) {
                return trace.skip();
            }
            if (all.mustFail()) {
                return trace.wrong(at, "a failure of one of its branches");
            }
        }
        return trace.next(at, "all") && branches(at, step);
    }

    private boolean branches(String at, FanOut step) {
        for (int i = 0; i < step.branches().size(); i++) {
            Branch branch = step.branches().get(i);
            key = Place.branch(at, i);
            if (step.join() == Join.ALL && BranchEnd.of(key, branch).fits(trace.peek(key))) {
                return trace.wrong(key, "a success");
            }
            if (!branch.in(this)) {
                return false;
            }
        }
        return true;
    }

    private boolean race(String at, List<Branch> branches) {
        for (int i = 0; i < branches.size(); i++) {
            if (("first " + i).equals(trace.peek(at))) {
                trace.skip();
                key = Place.racer(at, i);
                return branches.get(i).in(this);
            }
        }
        return trace.wrong(at, "the first of " + branches.size());
    }

    @Override
    public Boolean refused(Refused step) {
        return trace.next(key, "refused " + (step.argument() + 1));
    }

    @Override
    public Boolean await(Await step) {
        return trace.next(key, "event " + step.payload());
    }

    @Override
    public Boolean awaitAtMost(AwaitAtMost step) {
        if (step.raised() && ("event " + step.payload()).equals(trace.peek(key))) {
            return trace.skip();
        }
        return trace.next(key, "timer");
    }

    @Override
    public Boolean hear(Hear step) {
        return trace.next(key, "heard " + step.payload());
    }

    @Override
    public Boolean saga(Saga step) {
        int all = step.arguments().size();
        boolean fits = true;
        for (int i = 0; i < all; i++) {
            fits = fits
                    && trace.next(
                            Place.part(key, i), Long.toString(step.arguments().get(i) + 1));
        }
        String last = Place.part(key, all);
        fits = fits && trace.next(last, "failed after 1: " + Prospect.broken(last, step.failing()));
        for (int i = all - 1; i >= 0; i--) {
            fits = fits && trace.next(Place.part(key, 2 * all - i), "undid " + Place.part(key, i));
        }
        return fits && trace.next(key, "compensated");
    }

    @Override
    public Boolean draw(Draw step) {
        String echoed = trace.peek(key);
        if (echoed == null || !Draws.isFrom(step.source(), echoed)) {
            return trace.wrong(key, "a " + step.source());
        }
        return trace.skip() && trace.next(key, echoed);
    }

    @Override
    public Boolean mutable(Mutable step) {
        long first = step.first();
        return trace.next(Place.part(key, 1), Long.toString(first + 1))
                && trace.next(key, List.of(first, first + 1, 99L).toString());
    }

    @Override
    public Boolean detached(Detached step) {
        return trace.next(key, "detached");
    }

    @Override
    public Boolean renew(Renew step) {
        return trace.next(key, "renewed");
    }

    @Override
    public Boolean doomed(Doomed step) {
        return trace.next(key, "doomed");
    }

    @Override
    public Boolean halt(Halt step) {
        return trace.wrong(key, "nothing: it never goes on");
    }

    @Override
    public Boolean fail(Fail step) {
        return trace.wrong(key, "nothing: it fails");
    }
}
