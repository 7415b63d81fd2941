package io.durablefunctions.testing.simulation;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.testing.simulation.database.Delta;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.JournalRow;
import io.durablefunctions.testing.workload.OfflineReplay;
import io.durablefunctions.testing.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Runs the code again over stored histories: those of instances that have ended, and those that are left behind by continue-as-new. */
final class Replays {

    private static final String RULE = "a stored history replays the same";

    private final OfflineReplay replay = new OfflineReplay(Workload.orchestrator());
    private final Violations violations;

    Replays(Violations violations) {
        this.violations = violations;
    }

    /** A transaction has committed. */
    void saw(List<Delta> deltas) {
        for (Delta delta : deltas) {
            if (delta.before() instanceof InstanceRow before
                    && delta.after() instanceof InstanceRow after
                    && !after.completed()
                    && !after.state().equals(before.state())) {
                continuedAsNew(before, deltas);
            }
        }
    }

    /** What it leaves is its history without the last turn, which is not stored. */
    private void continuedAsNew(InstanceRow before, List<Delta> deltas) {
        TreeMap<JournalRow.Key, JournalRow> journal = new TreeMap<>();
        for (Delta delta : deltas) {
            if (delta.key() instanceof JournalRow.Key key
                    && key.instanceId().equals(before.id())
                    && delta.before() instanceof JournalRow row) {
                journal.put(key, row);
            }
        }
        DurableStateDto state = StoredHistories.state(before);
        List<List<Event>> rows = new ArrayList<>();
        rows.add(state.history());
        journal.values().forEach(row -> rows.add(StoredHistories.events(row.events())));
        judge(before.id(), replay.complaintOfLiving(before.id(), state, rows));
    }

    /** An instance that has ended, and what its journal holds. */
    void ended(InstanceRow row, List<HistoryRow> journal) {
        DurableStateDto state = StoredHistories.state(row);
        List<Event> events = new ArrayList<>(state.history());
        journal.forEach(each -> events.addAll(StoredHistories.events(each.events())));
        judge(row.id(), replay.complaintOfEnded(row.id(), state, events));
    }

    private void judge(String id, String complaint) {
        if (!complaint.isEmpty()) {
            violations.add(RULE, id + ": " + complaint);
        }
    }
}
