package io.durablefunctions.benchmarks.measure;

/**
 * A goal, and what was measured.
 *
 * @param workload which workload it is of
 * @param what the quantity in words, a ratio where it can be one
 * @param atLeast whether more is better; otherwise less is
 * @param wanted the goal
 * @param measured what came
 */
public record Goal(String workload, String what, boolean atLeast, double wanted, double measured) {

    /** Whether it was reached. */
    public boolean isReached() {
        return atLeast ? measured >= wanted : measured <= wanted;
    }
}
