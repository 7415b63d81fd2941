package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Doomed;
import io.durablefunctions.testing.workload.Step.Fail;
import io.durablefunctions.testing.workload.Step.Halt;
import io.durablefunctions.testing.workload.Step.Renew;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an instance may end.
 *
 * @param completes whether it completes, unless it is terminated before
 * @param failure what the message of its failure ends with, if it fails unless it is terminated before; null otherwise
 * @param mayBeTerminated whether it is terminated from outside
 */
record Prospect(boolean completes, @Nullable String failure, boolean mayBeTerminated) {

    static Prospect of(Place start, List<Step> steps) {
        Place place = start;
        boolean doomed = false;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            doomed |= step instanceof Doomed || step instanceof Halt;
            if (step instanceof Fail fail) {
                return new Prospect(false, broken(place.key(i), fail.argument()), doomed);
            }
            if (step instanceof Halt) {
                return new Prospect(false, null, true);
            }
            place = step instanceof Renew ? place.next() : place;
        }
        return new Prospect(true, null, doomed);
    }

    /** Whether a program never gets beyond this step. */
    static boolean isLast(Step step) {
        return step instanceof Fail || step instanceof Halt;
    }

    /** The message of what is made to fail. */
    static String broken(String key, long argument) {
        return "broken " + key + " " + argument;
    }
}
