package io.durablefunctions.testing.simulation;

import java.util.List;

/**
 * What came of a run.
 *
 * @param scenario what it began with
 * @param violations what was seen that must not be; empty if all is well
 * @param trace a number that is the same if everything happened in the same order
 * @param steps how many steps it took
 * @param takeOvers how often an instance was taken over
 * @param lines the trace, if it was kept
 */
record Report(Scenario scenario, List<String> violations, long trace, long steps, int takeOvers, List<String> lines) {

    boolean isClean() {
        return violations.isEmpty();
    }

    /** The first rule that was violated; empty for none. */
    String rule() {
        return violations.isEmpty()
                ? ""
                : violations.get(0).substring(0, violations.get(0).indexOf(':'));
    }
}
