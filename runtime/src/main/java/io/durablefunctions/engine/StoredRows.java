package io.durablefunctions.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a run in its stored form, kept for the end, when it goes into the state as it is: encoding it once is enough. Given up as
 * soon as it is too long for that. Not thread-safe.
 */
final class StoredRows {

    /** Histories of more characters than this stay in the journal. */
    private static final int LONGEST = 1_000_000;

    private final int mostEvents;
    private List<String> rows = new ArrayList<>();
    private int events;
    private long length; // of all rows ever: a very long run goes on after it is given up

    StoredRows(int mostEvents) {
        this.mostEvents = mostEvents;
    }

    /** Adds a row of so many events. */
    void add(int more, String row) {
        events += more;
        length += row.length();
        if (length > LONGEST || events > mostEvents) {
            rows = List.of();
        } else {
            rows.add(row);
        }
    }

    /** All rows and this one; null if together they are too long. */
    @Nullable
    List<String> and(int more, String last) {
        if (length + last.length() > LONGEST || events + more > mostEvents) {
            return null;
        }
        List<String> all = new ArrayList<>(rows);
        all.add(last);
        return all;
    }
}
