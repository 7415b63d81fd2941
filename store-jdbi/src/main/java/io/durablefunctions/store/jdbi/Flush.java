package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.Written.StartResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one batch, within one transaction, in this order: change, fold, append, check, consume, start, send. Either {@link
 * #writeAtOnce()} or {@link #write()}.
 */
final class Flush {

    /** Until the end of the transaction. */
    private static final String LOCK_TIMEOUT = "SELECT set_config('lock_timeout', u.t, true) FROM unnest(?) u(t)";

    private final Connection connection;
    private final FlushPlan plan;
    private final @Nullable Duration lockTimeout;
    private final Map<String, Long> created = new HashMap<>();
    private final Map<String, StartResult.Exists> existing = new HashMap<>();
    private final Set<Delivery> delivered = new HashSet<>();
    private boolean complete = true;

    /** What is known of a message that was inserted. */
    record Delivery(String receiver, String messageId) {}

    /** With the lock timeout of the connection. */
    Flush(Connection connection, FlushPlan plan) {
        this(connection, plan, null);
    }

    /**
     * A flush of its own lock timeout.
     *
     * @param lockTimeout for this transaction; null for that of the connection
     */
    Flush(Connection connection, FlushPlan plan, @Nullable Duration lockTimeout) {
        this.connection = connection;
        this.plan = plan;
        this.lockTimeout = lockTimeout;
    }

    private Statements statements() {
        Statements statements = new Statements(connection);
        return lockTimeout == null
                ? statements
                : statements.add(new RowStep(
                        LOCK_TIMEOUT,
                        List.<Object[]>of(new String[] {Long.toString(lockTimeout.toMillis())}),
                        row -> {}));
    }

    /**
     * Sends everything in one round trip, in a transaction that ends with it: each statement fails if it comes up short, and then nothing
     * was written. On a connection with auto-commit.
     */
    void writeAtOnce() throws SQLException {
        Statements statements = statements();
        all(statements, StateTable.CHANGE_ALL, plan.changes.size(), Rows.changes(plan.changes));
        fold(statements);
        if (!plan.appends.isEmpty()) {
            statements.add(new CountStep(HistoryTable.APPEND_ALL, Rows.appends(plan.appends), count -> {}));
        }
        all(statements, StateTable.CHECK_ALL, plan.checks.size(), Rows.leases(plan.checks));
        all(statements, InboxTable.CONSUME_ALL, plan.consumed.size(), Rows.consumed(plan.consumed));
        starts(statements).send();
    }

    private static void all(Statements statements, String sql, int expected, List<Object[]> arrays) {
        if (expected > 0) {
            statements.add(new GuardedStep(sql, (long) expected, arrays));
        }
    }

    /** After {@link #writeAtOnce()}: reads what the starts met. One that met an instance which is gone by now is free to begin. */
    void startAgainWhatVanished() throws SQLException {
        while (created.size() < plan.starts.size()) {
            readExisting();
            List<FlushPlan.Start> vanished = plan.starts.stream()
                    .filter(start -> !created.containsKey(start.instance().instanceId())
                            && !existing.containsKey(start.instance().instanceId()))
                    .toList();
            if (vanished.isEmpty()) {
                return;
            }
            new Statements(connection).add(start(vanished)).send();
        }
    }

    /** After a lost answer: what the starts have become, if the transaction is durable. */
    void readStarted() throws SQLException {
        if (!plan.starts.isEmpty()) {
            new Statements(connection)
                    .add(new RowStep(StateTable.STARTED, Rows.started(plan.starts), row -> {
                        if (row.getBoolean("mine")) {
                            created.put(row.getString("instance_id"), row.getLong("version"));
                        }
                        addExisting(row); // which another start of the batch may have met
                    }))
                    .send();
        }
    }

    private void addExisting(ResultSet row) throws SQLException {
        existing.put(
                row.getString("instance_id"),
                new StartResult.Exists(
                        row.getString("function_name"), row.getString("state"), row.getBoolean("is_completed")));
    }

    private void fold(Statements statements) {
        if (!plan.folded.isEmpty()) {
            statements.add(new CountStep(
                    HistoryTable.FOLD, List.<Object[]>of(plan.folded.toArray(new String[0])), count -> {}));
        }
    }

    private RowStep start(List<FlushPlan.Start> starts) {
        return new RowStep(StateTable.START, Rows.starts(starts), row -> created.put(row.getString(1), row.getLong(2)));
    }

    /** Sends everything; false if some turn was not its instance's to take any more. The caller commits only after this answers true. */
    boolean write() throws SQLException {
        Statements statements = statements();
        count(statements, StateTable.CHANGE, plan.changes.size(), Rows.changes(plan.changes));
        fold(statements);
        count(statements, HistoryTable.APPEND, plan.appends.size(), Rows.appends(plan.appends));
        if (!plan.checks.isEmpty()) {
            statements.add(new RowStep(
                    StateTable.CHECK,
                    Rows.leases(plan.checks),
                    row -> complete &= row.getLong(1) == plan.checks.size()));
        }
        count(statements, InboxTable.CONSUME, plan.consumed.size(), Rows.consumed(plan.consumed));
        statements = starts(statements);
        if (!plan.sent.isEmpty()) {
            statements.add(new RowStep(
                    InboxTable.SEND,
                    Rows.sent(plan.sent),
                    row -> delivered.add(new Delivery(row.getString(1), row.getString(2)))));
        }
        statements.send();
        if (complete && created.size() < plan.starts.size()) {
            readExisting();
        }
        return complete;
    }

    private void count(Statements statements, String sql, int expected, List<Object[]> arrays) {
        if (expected > 0) {
            statements.add(new CountStep(sql, arrays, count -> complete &= count == expected));
        }
    }

    private Statements starts(Statements statements) throws SQLException {
        if (plan.starts.isEmpty()) {
            return statements;
        }
        statements.add(start(plan.starts));
        if (plan.starts.size() <= FlushPlan.STARTS_TOGETHER || plan.sent.isEmpty()) {
            return statements;
        }
        statements.send();
        return new Statements(connection);
    }

    /** In a statement after the insert, which sees what the insert met. */
    private void readExisting() throws SQLException {
        List<String> ids = plan.starts.stream()
                .map(start -> start.instance().instanceId())
                .distinct()
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(StateTable.EXISTING)) {
            statement.setArray(1, Database.texts(connection, ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    addExisting(row);
                }
            }
        }
    }

    /** The instances that came up short, once more by name, in the same transaction as a failed {@link #write()} or in a new one. */
    Set<String> losers() throws SQLException {
        Set<String> losers = new HashSet<>();
        named(
                losers,
                StateTable.CHANGED_IDS,
                Rows.changes(plan.changes),
                plan.changes.stream().map(turn -> turn.instanceId()).toList());
        named(
                losers,
                HistoryTable.APPENDED_IDS,
                Rows.appends(plan.appends),
                plan.appends.stream().map(turn -> turn.instanceId()).toList());
        named(
                losers,
                StateTable.CHECKED_IDS,
                Rows.leases(plan.checks),
                plan.checks.stream().map(turn -> turn.instanceId()).toList());
        named(
                losers,
                InboxTable.CONSUMED_IDS,
                Rows.consumed(plan.consumed),
                plan.consumed.stream().map(FlushPlan.Consumed::instanceId).toList());
        return losers;
    }

    /** Each statement names as many rows an instance as it was given, or the instance has lost. */
    private void named(Set<String> losers, String sql, List<Object[]> arrays, List<String> expected)
            throws SQLException {
        if (expected.isEmpty()) {
            return;
        }
        Map<String, Integer> missing = new HashMap<>();
        expected.forEach(id -> missing.merge(id, 1, Integer::sum));
        new Statements(connection)
                .add(new RowStep(sql, arrays, row -> missing.merge(row.getString(1), -1, Integer::sum)))
                .send();
        missing.forEach((id, count) -> {
            if (count != 0) {
                losers.add(id);
            }
        });
    }

    Map<String, Long> created() {
        return created;
    }

    Map<String, StartResult.Exists> existing() {
        return existing;
    }

    Set<Delivery> delivered() {
        return delivered;
    }

    /** A statement whose count of rows is of interest. */
    private record CountStep(String sql, List<Object[]> arrays, java.util.function.IntConsumer counted)
            implements Statements.Step {
        @Override
        public void count(int count) {
            counted.accept(count);
        }
    }

    /** A statement that fails unless it finds as many rows as it should. */
    private record GuardedStep(String sql, Long expected, List<Object[]> arrays) implements Statements.Step {
        @Override
        public void rows(ResultSet rows) {}
    }

    /** A statement whose rows are of interest. */
    record RowStep(String sql, List<Object[]> arrays, RowReader reader) implements Statements.Step {
        @Override
        public void rows(ResultSet rows) throws SQLException {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** Takes one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
