package io.durablefunctions.testing.workload;

import io.durablefunctions.testing.workload.Step.Branch;
import io.durablefunctions.testing.workload.Step.Broken;
import io.durablefunctions.testing.workload.Step.Child;
import org.jspecify.annotations.Nullable;

/**
 * How a branch may fail.
 *
 * @param sure what is seen if it fails unless it is terminated before; null if it then succeeds
 * @param mayBeTerminated whether it is a child that may be terminated
 * @param mayEndByItself whether it ends if it is not terminated
 */
record BranchEnd(@Nullable String sure, boolean mayBeTerminated, boolean mayEndByItself) {

    private static final String CHILD = "child failed: ";

    static BranchEnd of(String key, Branch branch) {
        if (branch instanceof Broken broken) {
            String message = Prospect.broken(key, broken.argument());
            return new BranchEnd("failed after " + broken.attempts() + ": " + message, false, true);
        }
        if (branch instanceof Child child) {
            Prospect prospect = Prospect.of(Place.child(key), child.steps());
            String failure = prospect.failure();
            return new BranchEnd(
                    failure == null ? null : CHILD + failure,
                    prospect.mayBeTerminated(),
                    failure != null || prospect.completes());
        }
        return new BranchEnd(null, false, true);
    }

    boolean mustFail() {
        return sure != null || !mayEndByItself;
    }

    boolean mayFail() {
        return sure != null || mayBeTerminated;
    }

    /** Whether this text is how it may have failed. */
    boolean fits(@Nullable String seen) {
        if (seen == null) {
            return false;
        }
        String failure = sure;
        if (failure != null && (seen.equals(failure) || isChildThatFailed(seen, failure))) {
            return true;
        }
        return mayBeTerminated && seen.startsWith(CHILD) && seen.contains(" was terminated");
    }

    /** A child that failed because an activity did says so around the activity's message. */
    private static boolean isChildThatFailed(String seen, String failure) {
        return failure.startsWith(CHILD) && seen.startsWith(CHILD) && seen.endsWith(failure.substring(CHILD.length()));
    }
}
