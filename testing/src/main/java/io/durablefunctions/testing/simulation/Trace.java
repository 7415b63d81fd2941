package io.durablefunctions.testing.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened in a run, as a number that differs if anything differs, and, if it is kept, as lines. */
final class Trace {

    private static final long PRIME = 0x1000_0000_01b3L;

    private final boolean keeps;
    private final List<String> lines = new ArrayList<>();
    private long hash = 0xcbf2_9ce4_8422_2325L;

    Trace(boolean keeps) {
        this.keeps = keeps;
    }

    void add(String what) {
        mix(what);
        if (keeps) {
            lines.add(what);
        }
    }

    void add(String who, String what) {
        mix(who);
        mix(what);
        if (keeps) {
            lines.add(who + " " + what);
        }
    }

    private void mix(String text) {
        hash = (hash ^ text.hashCode()) * PRIME;
    }

    long hash() {
        return hash;
    }

    List<String> lines() {
        return lines;
    }
}
