package io.durablefunctions.testing.simulation;

import java.util.ArrayList;
import java.util.List;

/** What was seen that must not be. */
final class Violations {

    private static final int MOST = 20;

    private final List<String> found = new ArrayList<>();

    /** @param rule the name of the invariant */
    void add(String rule, String what) {
        if (found.size() < MOST) {
            found.add(rule + ": " + what);
        }
    }

    boolean areThere() {
        return !found.isEmpty();
    }

    List<String> found() {
        return found;
    }
}
