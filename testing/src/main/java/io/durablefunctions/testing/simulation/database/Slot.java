package io.durablefunctions.testing.simulation.database;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A key of a table: the row that is committed, and what one transaction at most is about to make of it. */
final class Slot<R> {

    private final Comparable<?> key;
    private @Nullable R committed;
    private @Nullable R pending;
    private @Nullable Transaction writer;

    Slot(Comparable<?> key) {
        this.key = key;
    }

    /** What a statement of this transaction sees; null for no row. */
    @Nullable
    R seenBy(Transaction transaction) {
        return writer == transaction ? pending : committed;
    }

    @Nullable
    R committed() {
        return committed;
    }

    /** Who has to end before this transaction may touch the row; null for nobody. */
    @Nullable
    Transaction heldAgainst(Transaction transaction) {
        return writer == transaction ? null : writer;
    }

    boolean isWrittenBy(Transaction transaction) {
        return writer == transaction;
    }

    /** Null deletes. */
    void write(Transaction transaction, @Nullable R row) {
        if (writer != transaction) {
            writer = transaction;
            transaction.wrote(this);
        }
        pending = row;
    }

    /** @param numbers of the transactions that are under way */
    void addTo(Digest digest, ToIntFunction<Transaction> numbers) {
        digest.add(committed);
        if (writer != null) {
            digest.add(pending).add((long) numbers.applyAsInt(writer));
        }
    }

    boolean isEmpty() {
        return committed == null && writer == null;
    }

    Delta end(boolean commits) {
        Delta delta = new Delta(key, committed, pending);
        if (commits) {
            committed = pending;
        }
        pending = null;
        writer = null;
        return delta;
    }
}
