package io.durablefunctions.testing.simulation.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A table by its primary key, in the order of its keys. */
final class Table<K extends Comparable<K>, R> {

    private final TreeMap<K, Slot<R>> slots = new TreeMap<>();

    Slot<R> slot(K key) {
        return slots.computeIfAbsent(key, absent -> new Slot<>(absent));
    }

    @Nullable
    R get(K key, Transaction transaction) {
        Slot<R> slot = slots.get(key);
        return slot == null ? null : slot.seenBy(transaction);
    }

    void addTo(Digest digest, ToIntFunction<Transaction> numbers) {
        for (Map.Entry<K, Slot<R>> entry : slots.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                digest.add(entry.getKey());
                entry.getValue().addTo(digest, numbers);
            }
        }
    }

    /** All rows that a statement of this transaction sees now. */
    void each(Transaction transaction, BiConsumer<K, R> consumer) {
        each(slots, transaction, consumer);
    }

    /** Those with keys in a range. */
    void each(K from, K to, Transaction transaction, BiConsumer<K, R> consumer) {
        each(slots.subMap(from, true, to, true), transaction, consumer);
    }

    private void each(Map<K, Slot<R>> range, Transaction transaction, BiConsumer<K, R> consumer) {
        for (Map.Entry<K, Slot<R>> entry : range.entrySet()) {
            R row = entry.getValue().seenBy(transaction);
            if (row != null) {
                consumer.accept(entry.getKey(), row);
            }
        }
    }
}
