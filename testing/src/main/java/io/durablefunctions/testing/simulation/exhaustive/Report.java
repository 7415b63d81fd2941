package io.durablefunctions.testing.simulation.exhaustive;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of a program.
 *
 * @param depth the most steps that are needed to reach a state
 * @param violation what does not hold; null for nothing
 * @param trace a shortest way there
 */
record Report(
        String program,
        int states,
        long transitions,
        int depth,
        long millis,
        @Nullable Violation violation,
        List<String> trace) {

    static String heading() {
        return String.format(Locale.ROOT, "%-44s %9s %11s %6s %7s", "program", "states", "transitions", "depth", "s");
    }

    @Override
    public String toString() {
        String row = String.format(
                Locale.ROOT, "%-44s %9d %11d %6d %7.2f", program, states, transitions, depth, millis / 1_000.0);
        return violation == null ? row : row + "  VIOLATED: " + violation.check();
    }

    /** The violation and how to get there, in lines. */
    String story() {
        if (violation == null) {
            return "nothing is violated";
        }
        StringBuilder story = new StringBuilder(violation.check() + ": " + violation.what());
        for (int i = 0; i < trace.size(); i++) {
            story.append(String.format(Locale.ROOT, "%n%4d  %s", i + 1, trace.get(i)));
        }
        return story.toString();
    }
}
