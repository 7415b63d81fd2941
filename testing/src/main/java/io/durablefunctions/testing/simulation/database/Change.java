package io.durablefunctions.testing.simulation.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE, a DELETE or a locking SELECT: finds rows in its snapshot, then locks them one after the other, waits for whoever has one, and
 * looks at it again if it has changed meanwhile.
 */
public final class Change<K extends Comparable<K>, R> extends Statement<List<R>> {

    private final Keyed<K, R> target;
    private final Set set;
    private final List<R> answer = new ArrayList<>();
    private @Nullable List<K> keys;
    private List<R> seen = List.of();
    private int next;

    /** How it goes about it. */
    record Set(boolean skipsLocked, int limit, int expected) {
        static final int ANY = -1;
        static final Set ALL = new Set(false, Integer.MAX_VALUE, ANY);
    }

    Change(Keyed<K, R> target, Set set) {
        this.target = target;
        this.set = set;
    }

    @Override
    Progress step(Database database, Transaction transaction) throws SqlProblem {
        Table<K, R> table = target.from().apply(database);
        List<K> found = keys;
        if (found == null) {
            found = snapshot(database, transaction, table);
            keys = found;
            return found.isEmpty() ? done() : Progress.MORE;
        }
        while (next < found.size() && answer.size() < set.limit()) {
            K key = found.get(next);
            Slot<R> slot = table.slot(key);
            Transaction holder = slot.heldAgainst(transaction);
            if (holder != null && !set.skipsLocked()) {
                return waitFor(holder);
            }
            if (holder == null) {
                change(database, transaction, key, slot, seen.get(next));
            }
            next++;
        }
        return done();
    }

    private List<K> snapshot(Database database, Transaction transaction, Table<K, R> table) {
        List<K> found = new ArrayList<>();
        List<R> rows = new ArrayList<>();
        for (K key : target.named().apply(database, transaction)) {
            R row = table.get(key, transaction);
            if (row != null && target.where().holds(database, transaction, key, row)) {
                found.add(key);
                rows.add(row);
            }
        }
        seen = rows;
        return found;
    }

    private void change(Database database, Transaction transaction, K key, Slot<R> slot, R before) {
        R row = slot.seenBy(transaction);
        if (row == null || (row != before && !target.where().holds(database, transaction, key, row))) {
            return;
        }
        R becomes = target.becoming().of(database, key, row);
        slot.write(transaction, becomes);
        answer.add(becomes == null ? row : becomes);
    }

    private Progress done() throws SqlProblem {
        if (set.expected() != Set.ANY && answer.size() != set.expected()) {
            throw new SqlProblem(SqlProblem.Kind.GUARD);
        }
        return Progress.DONE;
    }

    @Override
    void addTo(Digest digest) {
        digest.add(keys).add(seen).add((long) next).add(answer);
    }

    /** The rows as they are now; those that were deleted as they were. */
    @Override
    public List<R> answer() {
        return answer;
    }
}
