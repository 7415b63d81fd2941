package io.durablefunctions.store.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said to the server around an activity, in the transaction in which it acts. All settings end with the transaction. */
final class ActivityTransaction {

    /** How long the commit waits for a lock; then it lets go of its own, and tries again. */
    private static final Duration LOCK = Duration.ofSeconds(1);

    private static final String BEGIN = """
        SELECT set_config('durablefunctions.activity', ?, true), set_config('idle_in_transaction_session_timeout', ?, true),
          current_setting('transaction_isolation'), current_setting('role') AS role,
          current_setting('search_path') AS search_path, current_setting('statement_timeout') AS statement_timeout\
        """;

    /**
     * Deferred constraints now: they are the activity's failure, and after the commit is written they would be nobody's. Then what the activity
     * may have set for its transaction is set back, and what batches are written with is set.
     */
    private static final String CHECK = """
        SET CONSTRAINTS ALL IMMEDIATE;
        SELECT coalesce(current_setting('durablefunctions.activity', true), ''),
          set_config('role', ?, true), set_config('search_path', ?, true), set_config('statement_timeout', ?, true),
          set_config('lock_timeout', ?, true), set_config('enable_seqscan', 'off', true),
          set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true);
        SAVEPOINT activity_has_acted\
        """;

    private static final String BACK = "ROLLBACK TO SAVEPOINT activity_has_acted";

    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final String mark = UUID.randomUUID().toString();
    private final Duration idle;
    private @Nullable Settings before;

    /** What an activity may change for its transaction, and the write that follows goes by. */
    private record Settings(String role, String searchPath, String statementTimeout) {}

    ActivityTransaction(Duration idle) {
        this.idle = idle;
    }

    /** Before the activity: also finds out whether the connection is of use. */
    void begin(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "The connection for an activity is in auto-commit mode. A TransactionSource has to begin"
                            + " a transaction on it.");
        }
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, mark);
            statement.setString(2, Long.toString(idle.toMillis()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                checkIsolation(row.getString(3));
                before = new Settings(
                        row.getString("role"), row.getString("search_path"), row.getString("statement_timeout"));
            }
        }
    }

    private static void checkIsolation(String isolation) {
        if (!isolation.equals("read committed")) {
            throw new IllegalStateException("The transaction for an activity is " + isolation
                    + ", in which a take-over of its instance by another host would go unseen. Begin it as"
                    + " READ COMMITTED.");
        }
    }

    /** After the activity: whether what it has written can be committed, by us. */
    void check(Connection connection) throws SQLException {
        Settings settings = Objects.requireNonNull(before);
        try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
            statement.setString(1, settings.role());
            statement.setString(2, settings.searchPath());
            statement.setString(3, settings.statementTimeout());
            statement.setString(4, Long.toString(LOCK.toMillis()));
            statement.execute();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                if (!row.getString(1).equals(mark)) {
                    throw new IllegalStateException(
                            "The activity has ended its transaction itself, with SQL. What it wrote before may be"
                                    + " durable although it counts as failed. Leave COMMIT and ROLLBACK to the store.");
                }
            }
        } catch (SQLException e) {
            if (Problems.state(e).equals(IN_FAILED_TRANSACTION)) {
                throw new IllegalStateException(
                        "A statement of the activity failed, so that its transaction can only be rolled back, and yet"
                                + " the activity returned. Throw what failed on, or use a savepoint around what may fail.",
                        e);
            }
            throw e;
        }
    }

    /** Takes back what was written after the activity. */
    void backToActivity(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BACK);
        }
    }
}
