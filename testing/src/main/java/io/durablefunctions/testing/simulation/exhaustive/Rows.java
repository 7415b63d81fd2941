package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.store.HistoryRow;
import java.util.ArrayList;
import java.util.List;

/**
 * How states and journal rows are written here. A state holds the events of earlier executions, so that nothing that happened is out of sight;
 * a row holds one event and the version under which it was written.
 */
final class Rows {

    private static final String FENCE = "fence";

    private Rows() {}

    static String event(String event, long version) {
        return event + "@" + version;
    }

    static String fence(long version) {
        return event(FENCE, version);
    }

    static boolean isFence(HistoryRow row) {
        return row.events().startsWith(FENCE);
    }

    static String event(HistoryRow row) {
        return row.events().substring(0, row.events().indexOf('@'));
    }

    static long version(HistoryRow row) {
        return Long.parseLong(row.events().substring(row.events().indexOf('@') + 1));
    }

    static String state(List<String> history) {
        return String.join(" ", history);
    }

    /** All that happened to an instance, from the start. */
    static List<String> history(String state, List<HistoryRow> journal) {
        List<String> history = new ArrayList<>();
        if (!state.isEmpty()) {
            history.addAll(List.of(state.split(" ", -1)));
        }
        for (HistoryRow row : journal) {
            if (!isFence(row)) {
                history.add(event(row));
            }
        }
        return history;
    }
}
