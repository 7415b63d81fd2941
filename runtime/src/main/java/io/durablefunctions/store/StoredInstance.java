package io.durablefunctions.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance as it is stored.
 *
 * @param instanceId its id
 * @param functionName the stored name of its orchestrator
 * @param version its version
 * @param completed whether it has ended
 * @param leaseOwner who has it; null for nobody
 * @param stateJson its state
 * @param journal its journal rows in order; empty where they were not asked for
 * @param createdAt when it was inserted
 * @param updatedAt when its row last changed
 */
public record StoredInstance(
        String instanceId,
        String functionName,
        long version,
        boolean completed,
        @Nullable String leaseOwner,
        String stateJson,
        List<HistoryRow> journal,
        Instant createdAt,
        Instant updatedAt) {

    public StoredInstance {
        journal = List.copyOf(journal);
    }
}
