package io.durablefunctions.testing.simulation.database;

import java.util.ArrayList;
import java.util.List;

/** What a back end has written and not committed yet. */
public final class Transaction {

    private final List<Slot<?>> written = new ArrayList<>();
    private boolean ended;
    private boolean committed;

    Transaction() {}

    void wrote(Slot<?> slot) {
        written.add(slot);
    }

    /** Answers what it has changed. */
    List<Delta> commit() {
        List<Delta> deltas = new ArrayList<>(written.size());
        for (Slot<?> slot : written) {
            deltas.add(slot.end(true));
        }
        ended = true;
        committed = true;
        return deltas;
    }

    void rollBack() {
        written.forEach(slot -> slot.end(false));
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean hasWritten() {
        return !written.isEmpty();
    }

    boolean isCommitted() {
        return committed;
    }
}
