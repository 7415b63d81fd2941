package io.durablefunctions;

import java.util.IdentityHashMap;
import java.util.Map;

/** How many entries of each queue one look at a tree of futures would take. */
final class Reservations {

    private Map<Object, Integer> perQueue = Map.of();

    int count(Object queue) {
        return perQueue.isEmpty() ? 0 : perQueue.getOrDefault(queue, 0);
    }

    boolean isEmpty() {
        return perQueue.isEmpty();
    }

    void add(Object queue) {
        if (perQueue.isEmpty()) {
            perQueue = new IdentityHashMap<>();
        }
        perQueue.merge(queue, 1, Integer::sum);
    }

    Reservations cleared() {
        perQueue = Map.of();
        return this;
    }

    Reservations copy() {
        Reservations copy = new Reservations();
        if (!perQueue.isEmpty()) {
            copy.perQueue = new IdentityHashMap<>(perQueue);
        }
        return copy;
    }
}
