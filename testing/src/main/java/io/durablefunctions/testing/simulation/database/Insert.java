package io.durablefunctions.testing.simulation.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT: computes its rows from its snapshot, and then, in a later step, they arrive in the index, each waiting for whoever is about to
 * insert or delete the same key.
 */
public final class Insert<K extends Comparable<K>, R> extends Statement<List<R>> {

    private final java.util.function.Function<Database, Table<K, R>> table;
    private final BiFunction<Database, Transaction, Map<K, R>> rows;
    private final boolean mayMeet;
    private final List<R> answer = new ArrayList<>();
    private final List<K> keys = new ArrayList<>();
    private @Nullable Map<K, R> left;

    /** @param mayMeet whether a row whose key is there is left out; otherwise it is an error */
    Insert(
            java.util.function.Function<Database, Table<K, R>> table,
            BiFunction<Database, Transaction, Map<K, R>> rows,
            boolean mayMeet) {
        this.table = table;
        this.rows = rows;
        this.mayMeet = mayMeet;
    }

    @Override
    Progress step(Database database, Transaction transaction) throws SqlProblem {
        if (left == null) {
            left = new LinkedHashMap<>(rows.apply(database, transaction));
            return left.isEmpty() ? Progress.DONE : Progress.MORE;
        }
        for (var each = left.entrySet().iterator(); each.hasNext(); each.remove()) {
            Map.Entry<K, R> row = each.next();
            Slot<R> slot = table.apply(database).slot(row.getKey());
            Transaction holder = slot.heldAgainst(transaction);
            if (holder != null) {
                return waitFor(holder);
            }
            if (slot.seenBy(transaction) == null) {
                slot.write(transaction, row.getValue());
                answer.add(row.getValue());
                keys.add(row.getKey());
            } else if (!mayMeet) {
                throw new SqlProblem(SqlProblem.Kind.UNIQUE_KEY);
            }
        }
        return Progress.DONE;
    }

    @Override
    void addTo(Digest digest) {
        digest.add(left).add(answer);
    }

    /** The keys of the rows that were inserted. */
    public List<K> keys() {
        return keys;
    }

    /** The rows that were inserted. */
    @Override
    public List<R> answer() {
        return answer;
    }
}
