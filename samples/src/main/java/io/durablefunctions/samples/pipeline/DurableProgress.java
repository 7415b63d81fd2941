package io.durablefunctions.samples.pipeline;

import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How far a run has come, as the database knows it: read from the journals of its batches, and from the states of those that have ended. */
final class DurableProgress {

    /** How many files were handed out, and how many of them are done for good. */
    record Counted(int begun, int done) {

        int inFlight() {
            return begun - done;
        }

        private Counted plus(Counted other) {
            return new Counted(begun + other.begun, done + other.done);
        }
    }

    private static final Pattern BEGUN = Pattern.compile("\"ActivityScheduled\"");
    private static final Pattern DONE = Pattern.compile("\"Activity(Completed|Failed)\"");

    /** The first two steps of a run list the files and tell how many there are. */
    private static final int FIRST_BATCH = 2;

    private final StateStore store;
    private final String runId;
    private final Map<String, Counted> ended = new HashMap<>();

    DurableProgress(StateStore store, String runId) {
        this.store = store;
        this.runId = runId;
    }

    Counted read() {
        Counted all = new Counted(0, 0);
        for (int i = FIRST_BATCH; ; i++) {
            Optional<Counted> batch = batch(runId + ":" + i);
            if (batch.isEmpty()) {
                return all;
            }
            all = all.plus(batch.get());
        }
    }

    private Optional<Counted> batch(String id) {
        Counted known = ended.get(id);
        return known != null ? Optional.of(known) : store.find(id, true).map(this::count);
    }

    private Counted count(StoredInstance batch) {
        StringBuilder events = new StringBuilder(batch.stateJson());
        for (HistoryRow row : batch.journal()) {
            events.append(row.events());
        }
        Counted counted = new Counted(matches(BEGUN, events), matches(DONE, events));
        if (batch.completed()) {
            ended.put(batch.instanceId(), counted);
        }
        return counted;
    }

    private static int matches(Pattern pattern, CharSequence text) {
        return (int) pattern.matcher(text).results().count();
    }
}
