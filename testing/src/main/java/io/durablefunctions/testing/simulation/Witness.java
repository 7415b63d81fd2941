package io.durablefunctions.testing.simulation;

import io.durablefunctions.testing.simulation.database.Database;
import io.durablefunctions.testing.simulation.database.Delta;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.JournalRow;
import io.durablefunctions.testing.simulation.database.Letter;
import io.durablefunctions.testing.simulation.database.TurnStatements;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at each transaction that commits, whether it was allowed to. */
final class Witness {

    private final World world;
    private final Violations violations;
    private final StoredHistories histories;
    private final boolean nothingGoesWrong;
    private final Map<String, Long> lastSeq = new HashMap<>();
    private final Set<Letter.Key> consumed = new HashSet<>();
    private int takeOvers;

    /** @param nothingGoesWrong whether there is no reason for a host to lose a lease */
    Witness(World world, Violations violations, StoredHistories histories, boolean nothingGoesWrong) {
        this.world = world;
        this.violations = violations;
        this.histories = histories;
        this.nothingGoesWrong = nothingGoesWrong;
    }

    /** How often an instance was taken over. */
    int takeOvers() {
        return takeOvers;
    }

    void saw(List<Delta> deltas) {
        Map<String, Delta> instances = new HashMap<>();
        for (Delta delta : deltas) {
            if (delta.key() instanceof String id) {
                instances.put(id, delta);
                instance(id, (InstanceRow) delta.before(), (InstanceRow) delta.after());
            }
        }
        for (Delta delta : deltas) {
            if (delta.key() instanceof JournalRow.Key key && delta.before() == null && delta.after() != null) {
                appended(key, (JournalRow) delta.after(), instances.get(key.instanceId()));
            } else if (delta.key() instanceof Letter.Key key) {
                mail(key, (Letter) delta.before(), (Letter) delta.after());
            }
        }
        for (Delta delta : instances.values()) {
            anew((InstanceRow) delta.before(), (InstanceRow) delta.after());
        }
    }

    private void instance(String id, @Nullable InstanceRow before, @Nullable InstanceRow after) {
        if (before == null || after == null) {
            lastSeq.put(id, 0L);
            if (after != null) {
                histories.of(after, world.micros(), violations);
            }
            return;
        }
        if (before.completed()) {
            violations.add("a terminal state is final", id + " was changed after its end");
        }
        if (after.version() < before.version()) {
            violations.add("epochs grow", id + " went from " + before.version() + " to " + after.version());
        }
        if (!after.state().equals(before.state())) {
            histories.of(after, world.micros(), violations);
        }
        boolean changesHands = before.owner() != null
                && !before.isQuarantined()
                && after.owner() != null
                && !after.isQuarantined()
                && after.version() != before.version()
                && after.state().equals(before.state());
        if (changesHands) {
            takeOver(id, before, after);
        }
    }

    private void takeOver(String id, InstanceRow before, InstanceRow after) {
        takeOvers++;
        if (before.leaseEnds() > world.micros()) {
            violations.add("nobody takes a lease that lasts", id + " was taken by " + after.owner());
        }
        if (nothingGoesWrong) {
            violations.add("a host keeps its leases", before.owner() + " lost " + id + " though nothing went wrong");
        }
    }

    private void anew(@Nullable InstanceRow before, @Nullable InstanceRow after) {
        if (before != null && after != null && !after.completed() && before.base() != after.base()) {
            long last = lastSeq.getOrDefault(after.id(), 0L);
            if (after.base() != last) {
                violations.add(
                        "no gap and no double in a journal",
                        after.id() + " begins anew after row " + after.base() + ", the last one is " + last);
            }
        }
    }

    private void appended(JournalRow.Key key, JournalRow row, @Nullable Delta instance) {
        String id = key.instanceId();
        long last = lastSeq.getOrDefault(id, 0L);
        if (key.seq() != last + 1) {
            violations.add("no gap and no double in a journal", id + " has row " + key.seq() + " after row " + last);
        }
        lastSeq.put(id, Math.max(last, key.seq()));
        InstanceRow now = current(world.database(), id);
        InstanceRow before = instance == null ? now : (InstanceRow) instance.before();
        boolean isCurrent = (now != null && row.version() == now.version())
                || (before != null && row.version() == before.version());
        if (!isCurrent || (before != null && before.completed())) {
            violations.add(
                    "a host without the lease appends nothing",
                    id + " got row " + key.seq() + " under epoch " + row.version() + ", which is not its own any more");
        }
        histories.of(id, row.events(), world.micros(), violations);
    }

    private static @Nullable InstanceRow current(Database database, String id) {
        return database.look(TurnStatements.rows(List.of(id))).get(id);
    }

    private void mail(Letter.Key key, @Nullable Letter before, @Nullable Letter after) {
        if (before == null && after != null && consumed.contains(key)) {
            violations.add("a message is consumed once", key + " is there again after it was read");
        }
        if (before != null && after == null) {
            consumed.add(key);
        }
    }
}
