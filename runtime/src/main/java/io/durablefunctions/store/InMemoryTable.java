package io.durablefunctions.store;

import io.durablefunctions.Times;
import io.durablefunctions.store.Written.StartResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instances of an in-memory store, also in the order in which they become ready. Guarded by its store. */
final class InMemoryTable {

    private final Map<String, InMemoryRow> rows = new HashMap<>();

    /** All that have not ended. */
    private final TreeSet<InMemoryRow> queue = new TreeSet<>(
            Comparator.<InMemoryRow, Instant>comparing(row -> row.executeAfter).thenComparing(row -> row.id));

    private long lastVersion;

    @Nullable
    InMemoryRow row(String id) {
        return rows.get(id);
    }

    StartResult insert(NewInstance start, Instant now) {
        InMemoryRow there = rows.get(start.instanceId());
        if (there != null) {
            return new StartResult.Exists(there.functionName, there.stateJson, there.completed);
        }
        lastVersion = Math.max(lastVersion + 1, ChronoUnit.MICROS.between(Instant.EPOCH, now));
        InMemoryRow row = new InMemoryRow(start, lastVersion, now);
        rows.put(row.id, row);
        if (start.leasedTo() == null) {
            schedule(row, Times.later(now, start.delay()));
        } else {
            Instant until = Times.later(now, start.lease());
            row.leaseTo(start.leasedTo(), until);
            schedule(row, until);
        }
        return new StartResult.Created(row.version);
    }

    /** Its id may be used again, its versions may not, also if the clock stands still. */
    void remove(InMemoryRow row) {
        lastVersion = Math.max(lastVersion, row.version);
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
                .limit(Math.max(0, limit))
                .toList();
    }

    /** All, in no order. */
    Stream<InMemoryRow> all() {
        return rows.values().stream();
    }
}
