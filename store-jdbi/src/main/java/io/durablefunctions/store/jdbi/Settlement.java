package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a COMMIT whose answer was lost. A read proves nothing while the old back end is still at it; so this
 * writes one of the rows again, which waits for the old back end, and takes it back. One row decides for the batch; if others have gone on with
 * all the instances since, none does.
 */
final class Settlement {

    /** What became of it. */
    enum Outcome {
        DURABLE,
        NOT_DURABLE,
        /** The old back end is still at it: ask again. */
        OPEN,
        UNDECIDABLE
    }

    private static final String LOCK =
            "SELECT version, is_completed FROM durable_state WHERE instance_id = ? FOR UPDATE";

    private final Connection connection;
    private final UnknownCommit unknown;

    /** Within a transaction that the caller rolls back. */
    Settlement(Connection connection, UnknownCommit unknown) {
        this.connection = connection;
        this.unknown = unknown;
    }

    static Outcome of(Database database, UnknownCommit unknown) {
        try {
            return Transaction.in(database, transaction -> new Settlement(transaction.connection(), unknown).outcome());
        } catch (SQLException e) {
            return Problems.kind(e) == Problems.Kind.PASSES ? Outcome.OPEN : Outcome.UNDECIDABLE;
        }
    }

    Outcome outcome() throws SQLException {
        if (!unknown.plan.appends.isEmpty()) {
            return appended();
        }
        if (unknown.plan.isDecidedByTurns()) {
            return completed();
        }
        return unknown.ifDurable == null ? started() : status();
    }

    /** Starts again, which waits for the old back end, and looks whether what it meets are the same starts. */
    private Outcome started() throws SQLException {
        Set<String> inserted = new HashSet<>();
        read(StateTable.START, Rows.starts(unknown.plan.starts), inserted);
        Set<String> mine = new HashSet<>();
        new Statements(connection)
                .add(new Flush.RowStep(StateTable.STARTED, Rows.started(unknown.plan.starts), row -> {
                    if (row.getBoolean("mine")) {
                        mine.add(row.getString("instance_id"));
                    }
                }))
                .send();
        mine.removeAll(inserted);
        return mine.isEmpty() ? Outcome.NOT_DURABLE : Outcome.DURABLE;
    }

    private Outcome appended() throws SQLException {
        Set<String> inserted = new HashSet<>();
        read(HistoryTable.APPENDED_IDS, Rows.appends(unknown.plan.appends), inserted);
        Set<String> mine = new HashSet<>();
        read(HistoryTable.MINE, Rows.keys(unknown.plan.appends), mine);
        mine.removeAll(inserted);
        if (!mine.isEmpty()) {
            return Outcome.DURABLE;
        }
        Set<String> untouched = new HashSet<>();
        read(StateTable.CHECKED_IDS, Rows.leases(unknown.plan.appends), untouched);
        return untouched.isEmpty() ? overtaken() : Outcome.NOT_DURABLE;
    }

    /** Turns are found lost when they are written again; starts and messages of others, if they were durable, would come a second time. */
    private Outcome overtaken() throws SQLException {
        if (!unknown.plan.hasOthersThanTurns()) {
            return Outcome.NOT_DURABLE;
        }
        boolean isStarted = !unknown.plan.starts.isEmpty() && started() == Outcome.DURABLE;
        return isStarted ? Outcome.DURABLE : Outcome.UNDECIDABLE;
    }

    private void read(String sql, java.util.List<Object[]> arrays, Set<String> ids) throws SQLException {
        new Statements(connection)
                .add(new Flush.RowStep(sql, arrays, row -> ids.add(row.getString(1))))
                .send();
    }

    /** An instance that others have changed since decides nothing. */
    private Outcome completed() throws SQLException {
        for (TurnWrite turn : unknown.plan.changes) {
            if (turn.then() instanceof Then.Complete) {
                try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
                    statement.setString(1, turn.instanceId());
                    try (ResultSet row = statement.executeQuery()) {
                        Outcome outcome = row.next() ? completed(turn, row) : null;
                        if (outcome != null) {
                            return outcome;
                        }
                    }
                }
            }
        }
        return overtaken();
    }

    private static @Nullable Outcome completed(TurnWrite turn, ResultSet row) throws SQLException {
        long version = row.getLong("version");
        boolean hasEnded = row.getBoolean("is_completed");
        if (hasEnded && version == turn.version() + 1) {
            return Outcome.DURABLE;
        }
        return !hasEnded && version == turn.version() ? Outcome.NOT_DURABLE : null;
    }

    private Outcome status() throws SQLException {
        TransactionId transaction = unknown.transaction;
        String status = transaction == null ? null : transaction.status(connection);
        if (status == null) {
            return Outcome.UNDECIDABLE;
        }
        return switch (status) {
            case "committed" -> Outcome.DURABLE;
            case "aborted" -> Outcome.NOT_DURABLE;
            default -> Outcome.OPEN;
        };
    }
}
