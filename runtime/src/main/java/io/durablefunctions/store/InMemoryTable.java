package io.durablefunctions.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instances of an in-memory store, also in the order in which they become ready. Guarded by its store. */
final class InMemoryTable {

    private final Map<String, InMemoryRow> rows = new LinkedHashMap<>();

    /** All that have not ended. */
    private final TreeSet<InMemoryRow> queue = new TreeSet<>(
            Comparator.<InMemoryRow, Instant>comparing(row -> row.executeAfter).thenComparing(row -> row.id));

    @Nullable
    InMemoryRow row(String id) {
        return rows.get(id);
    }

    Stream<InMemoryRow> rows() {
        return rows.values().stream();
    }

    void insert(InMemoryRow row, Instant executeAfter) {
        rows.put(row.id, row);
        schedule(row, executeAfter);
    }

    void remove(InMemoryRow row) {
        queue.remove(row);
        rows.remove(row.id);
    }

    void schedule(InMemoryRow row, Instant executeAfter) {
        queue.remove(row);
        row.executeAfter = executeAfter;
        if (!row.completed) {
            queue.add(row);
        }
    }

    List<InMemoryRow> ready(Instant now, Set<String> functions, int limit) {
        return queue.stream()
                .takeWhile(row -> !row.executeAfter.isAfter(now))
                .filter(row -> functions.contains(row.functionName))
                .limit(limit)
                .toList();
    }

    /** Makes those ready that sleep and have mail. */
    void rouse(Collection<String> ids, Instant now) {
        for (String id : ids) {
            InMemoryRow row = rows.get(id);
            if (row != null
                    && !row.completed
                    && row.leaseOwner == null
                    && row.executeAfter.isAfter(now)
                    && !row.inbox.isEmpty()) {
                schedule(row, now);
            }
        }
    }
}
