package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Child;
import io.durablefunctions.testing.workload.Step.Detached;
import io.durablefunctions.testing.workload.Step.FanOut;
import io.durablefunctions.testing.workload.Step.Join;
import io.durablefunctions.testing.workload.Step.Renew;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through all steps that a program may come to, those of its children and branches too, in the order of the program. */
final class Walk {

    /** Sees each step. */
    @FunctionalInterface
    interface Visitor {
        /**
         * A step or a branch.
         *
         * @param instanceId the instance that does it; null if its id is of the engine's making
         * @param certain whether it is certain that it has been done once the whole program has ended by itself
         */
        void visit(Step step, String key, @Nullable String instanceId, boolean certain);
    }

    private final String rootId;
    private final Visitor visitor;

    Walk(String rootId, Visitor visitor) {
        this.rootId = rootId;
        this.visitor = visitor;
    }

    void through(Program program) {
        through(Place.ROOT, rootId, program.steps(), true);
    }

    private void through(Place start, @Nullable String instanceId, List<Step> steps, boolean certain) {
        boolean untouched = certain && !Prospect.of(start, steps).mayBeTerminated();
        Place place = start;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            visit(step, place.key(i), instanceId, untouched);
            if (Prospect.isLast(step)) {
                return;
            }
            place = step instanceof Renew ? place.next() : place;
        }
    }

    private void visit(Step step, String key, @Nullable String instanceId, boolean certain) {
        visitor.visit(step, key, instanceId, certain);
        if (step instanceof Child child) {
            through(Place.child(key), idOf(key, child.chosenId()), child.steps(), certain);
        } else if (step instanceof Detached detached) {
            through(Place.child(key), idOf(key, detached.chosenId()), detached.steps(), false);
        } else if (step instanceof FanOut fanOut) {
            boolean waitedFor = fanOut.join() != Join.RACE;
            for (int i = 0; i < fanOut.branches().size(); i++) {
                String branch = Place.branch(fanOut.join(), key, i);
                visit(fanOut.branches().get(i), branch, instanceId, certain && waitedFor);
            }
        }
    }

    private @Nullable String idOf(String key, boolean chosen) {
        return chosen ? Place.chosenId(rootId, key) : null;
    }
}
