package io.durablefunctions.testing.simulation.exhaustive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an orchestration does, by what has happened: {@code a..} runs an activity, {@code m} waits for a message, {@code s:receiver:message}
 * sends one, {@code t} starts a timer and waits for it, {@code n} continues as new, {@code x} ends, {@code k} ends and keeps its journal.
 */
record Script(List<String> steps) {

    static final String FIRED = "fired";

    static Script of(String steps) {
        return new Script(List.of(steps.split(" ", -1)));
    }

    /** The next step. If it has ended, which whoever loads it too late may see, it ends again. */
    String next(List<String> history) {
        int at = position(history);
        return steps.get(Math.min(at, steps.size() - 1));
    }

    /** A timer takes two events, one when it starts and one when it fires. */
    private static int position(List<String> history) {
        int fired = 0;
        for (String event : history) {
            fired += event.equals(FIRED) ? 1 : 0;
        }
        boolean runs = !history.isEmpty() && history.get(history.size() - 1).startsWith("t");
        return history.size() - fired - (runs ? 1 : 0);
    }

    /** Why this cannot be its history; null if it can. */
    @Nullable
    String refuses(List<String> history) {
        Set<String> seen = new HashSet<>();
        int step = 0;
        boolean timer = false;
        for (String event : history) {
            boolean fits = step < steps.size()
                    && (timer ? event.equals(FIRED) : event.startsWith(steps.get(step)) && seen.add(event));
            if (!fits) {
                return "history " + history + " is not one of " + steps;
            }
            timer = !timer && event.startsWith("t");
            step += timer ? 0 : 1;
        }
        return null;
    }
}
