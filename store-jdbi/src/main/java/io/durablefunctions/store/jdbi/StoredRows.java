package io.durablefunctions.store.jdbi;

import io.durablefunctions.HostLeases;
import io.durablefunctions.store.ClaimableInstance;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.StoredInstance;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of {@code durable_state}, by the names of their columns. */
final class StoredRows {

    private StoredRows() {}

    static StoredInstance of(ResultSet row, boolean completed, List<HistoryRow> journal) throws SQLException {
        return new StoredInstance(
                row.getString("instance_id"),
                row.getString("function_name"),
                row.getLong("version"),
                completed,
                row.getString("lease_owner"),
                row.getString("state"),
                journal,
                StateTable.instant(row, "created_at"),
                StateTable.instant(row, "updated_at"));
    }

    static StoredInstance withJournal(ResultSet row) throws SQLException {
        List<HistoryRow> journal = new ArrayList<>();
        Array seqs = row.getArray("seqs");
        if (seqs != null) {
            Long[] numbers = (Long[]) seqs.getArray();
            String[] events = (String[]) row.getArray("events").getArray();
            for (int i = 0; i < numbers.length; i++) {
                journal.add(new HistoryRow(numbers[i], events[i]));
            }
        }
        return of(row, row.getBoolean("is_completed"), journal);
    }

    static HostLeases host(ResultSet row) throws SQLException {
        return new HostLeases(
                row.getString("lease_owner"),
                row.getLong("instances"),
                row.getLong("expired"),
                StateTable.instant(row, "latest"));
    }

    static ClaimableInstance claimable(ResultSet row) throws SQLException {
        return new ClaimableInstance(
                row.getString("instance_id"),
                StateTable.instant(row, "execute_after"),
                row.getString("function_name"),
                row.getLong("version"),
                row.getString("lease_owner"),
                StateTable.instantOrNull(row, "lease_expires_at"));
    }
}
