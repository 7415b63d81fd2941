package io.durablefunctions.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An instance in memory, with its journal. Guarded by its store. */
final class InMemoryRow {

    final String id;
    final String functionName;
    final Instant createdAt;
    final List<HistoryRow> journal = new ArrayList<>();

    String stateJson;
    long version;
    long base;
    boolean completed;
    Instant executeAfter = Instant.MIN;
    Instant updatedAt;

    @Nullable
    String leaseOwner;

    @Nullable
    Instant leaseExpiresAt;

    InMemoryRow(NewInstance start, long version, Instant now) {
        this.id = start.instanceId();
        this.functionName = start.functionName();
        this.stateJson = start.stateJson();
        this.version = version;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Whether this turn was taken under the current lease and its row, if it is to be kept, is the next one. */
    boolean allows(TurnWrite turn) {
        boolean next = turn.row() == null || turn.foldsJournal() || turn.row().seq() == lastSeq() + 1;
        return !completed && turn.version() == version && next;
    }

    /** Whether it may be claimed by its id: nobody has it, or its owner's lease has ended. */
    boolean isFreeAt(Instant now) {
        boolean leased = leaseExpiresAt != null && now.isBefore(leaseExpiresAt);
        return !completed && (!leased || isQuarantined());
    }

    boolean isQuarantined() {
        return StateStore.QUARANTINE.equals(leaseOwner);
    }

    /** Whether somebody has it under this version, be its time up or not. */
    boolean isHeldAt(long version) {
        return !completed && this.version == version && leaseOwner != null && !isQuarantined();
    }

    boolean sleepsAt(Instant now) {
        return !completed && leaseOwner == null && executeAfter.isAfter(now);
    }

    long lastSeq() {
        return journal.isEmpty() ? base : journal.get(journal.size() - 1).seq();
    }

    void leaseTo(@Nullable String owner, @Nullable Instant until) {
        leaseOwner = owner;
        leaseExpiresAt = until;
    }

    StoredInstance stored(boolean withJournal) {
        return stored(withJournal ? journal : List.of());
    }

    /** For lists: of the journal only these rows, and nothing of it once it has ended. */
    StoredInstance stored(JournalExcerpt excerpt) {
        Map<Long, HistoryRow> chosen = new TreeMap<>();
        for (String mark : completed ? List.<String>of() : excerpt.marks()) {
            journal.stream()
                    .filter(row -> row.events().replace(excerpt.ignored(), "").contains(mark))
                    .reduce((earlier, later) -> later)
                    .ifPresent(row -> chosen.put(row.seq(), row));
        }
        return stored(List.copyOf(chosen.values()));
    }

    private StoredInstance stored(List<HistoryRow> rows) {
        return new StoredInstance(
                id, functionName, version, completed, leaseOwner, stateJson, rows, createdAt, updatedAt);
    }
}
