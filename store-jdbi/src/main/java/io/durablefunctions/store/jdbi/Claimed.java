package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.StoredInstance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance whose row was just leased.
 *
 * @param instance it, without its journal
 * @param leaseEnds when its lease ends
 * @param previousOwner who had it; null for nobody
 * @param base the number of the last row that is not in the journal any more
 */
record Claimed(
        StoredInstance instance,
        OffsetDateTime leaseEnds,
        @Nullable String previousOwner,
        long base) {

    static Claimed of(ResultSet row) throws SQLException {
        return new Claimed(
                StoredRows.of(row, false, List.of()),
                row.getObject("lease_expires_at", OffsetDateTime.class),
                row.getString("previous_owner"),
                row.getLong("base"));
    }

    String id() {
        return instance.instanceId();
    }

    boolean isTakeOver() {
        return previousOwner != null;
    }

    StoredInstance with(List<HistoryRow> journal) {
        return new StoredInstance(
                instance.instanceId(),
                instance.functionName(),
                instance.version(),
                instance.completed(),
                instance.leaseOwner(),
                instance.stateJson(),
                journal,
                instance.createdAt(),
                instance.updatedAt());
    }
}
