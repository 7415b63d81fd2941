package io.durablefunctions.testing.workload;

import java.util.List;

/**
 * What an orchestration does, step by step. Immutable.
 *
 * @param seed what it was generated from; 0 if it was written by hand
 * @param steps in the order in which they are done
 */
public record Program(long seed, List<Step> steps) {

    public Program {
        steps = List.copyOf(steps);
    }

    /** A program written by hand. */
    public static Program of(Step... steps) {
        return new Program(0, List.of(steps));
    }
}
