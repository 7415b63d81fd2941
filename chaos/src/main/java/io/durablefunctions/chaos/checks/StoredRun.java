package io.durablefunctions.chaos.checks;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import java.util.List;

/**
 * An instance as it is stored, read.
 *
 * @param instanceId its id
 * @param functionName the name of its orchestrator
 * @param completed whether it has ended
 * @param state its state
 * @param rows its history since it last continued as new: what the state holds of it, then the rows of the journal
 */
record StoredRun(
        String instanceId, String functionName, boolean completed, DurableStateDto state, List<List<Event>> rows) {

    /** All events, in order. */
    List<Event> history() {
        return rows.stream().flatMap(List::stream).toList();
    }
}
