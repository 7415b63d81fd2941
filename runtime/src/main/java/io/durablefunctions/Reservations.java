package io.durablefunctions;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** How many entries of each queue one look at a tree of futures would take. Queues are told apart by identity. */
final class Reservations {

    private @Nullable IdentityHashMap<Object, Integer> perQueue;

    int count(Object queue) {
        return perQueue == null ? 0 : perQueue.getOrDefault(queue, 0);
    }

    boolean isEmpty() {
        return perQueue == null;
    }

    void add(Object queue) {
        if (perQueue == null) {
            perQueue = new IdentityHashMap<>();
        }
        perQueue.merge(queue, 1, Integer::sum);
    }

    Reservations cleared() {
        perQueue = null;
        return this;
    }

    Reservations copy() {
        Reservations copy = new Reservations();
        if (perQueue != null) {
            copy.perQueue = new IdentityHashMap<>(perQueue);
        }
        return copy;
    }
}
