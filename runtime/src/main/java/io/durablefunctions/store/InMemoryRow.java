package io.durablefunctions.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance in memory, with its journal and its inbox. Guarded by its store. */
final class InMemoryRow {

    final String id;
    final String functionName;
    final Instant createdAt;
    final List<HistoryRow> journal = new ArrayList<>();

    /** Payloads by message id, in the order in which they came. */
    final Map<String, String> inbox = new LinkedHashMap<>();

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

    /** Whether this turn was taken by the current owner and fits what is stored. */
    boolean allows(TurnWrite turn) {
        return !completed
                && turn.version() == version
                && (turn.row() == null || turn.row().seq() == lastSeq() + 1)
                && inbox.keySet().containsAll(turn.consumed());
    }

    /** Whether it may be claimed by its id: nobody has it, or its owner's lease has ended. */
    boolean isFreeAt(Instant now) {
        boolean leased = leaseExpiresAt != null && now.isBefore(leaseExpiresAt);
        return !completed && (!leased || StateStore.QUARANTINE.equals(leaseOwner));
    }

    long lastSeq() {
        return journal.isEmpty() ? base : journal.get(journal.size() - 1).seq();
    }

    /** Takes a message; false if it has one of that id. */
    boolean receive(Message message) {
        return inbox.putIfAbsent(message.messageId(), message.payload()) == null;
    }

    List<ReceivedMessage> mail() {
        return inbox.entrySet().stream()
                .map(letter -> new ReceivedMessage(id, letter.getKey(), letter.getValue()))
                .toList();
    }

    StoredInstance stored(boolean withJournal) {
        return new StoredInstance(
                id,
                functionName,
                version,
                completed,
                leaseOwner,
                stateJson,
                withJournal ? journal : List.of(),
                createdAt,
                updatedAt);
    }
}
