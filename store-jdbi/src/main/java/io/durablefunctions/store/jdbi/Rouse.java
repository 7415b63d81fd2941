package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a flush, in a transaction of its own because it may only look at what is committed: sleepers that got mail
 * are made ready, instances that were released are looked at again, other hosts get a hint. What fails here the sweep finds.
 */
final class Rouse {

    static final String CHANNEL = "durable_functions";

    /** Without waiting for the disk: a hint may be lost. */
    private static final String HINT =
            "SELECT set_config('synchronous_commit', 'off', true), pg_notify('" + CHANNEL + "', '')";

    /** In a transaction that is not ours, whose COMMIT is to wait for the disk: sent with it, and not at all if it is rolled back. */
    private static final String HINT_ON_COMMIT = "SELECT pg_notify('" + CHANNEL + "', '')";

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlStateStore.class);

    private final TreeSet<String> ids = new TreeSet<>();
    private boolean othersMayHaveWork;

    void add(Commit commit, Written written) {
        if (!(written instanceof Written.Durable durable)) {
            return;
        }
        if (commit.turn() != null && commit.turn().then() instanceof Then.Release release) {
            ids.add(commit.turn().instanceId());
            othersMayHaveWork |= release.due() != null && release.due().isBefore(java.time.Instant.now());
        }
        for (Message message : commit.messages()) {
            if (!message.receiverIsHere()) {
                // Also of an undelivered one: its id may have been another receiver's, or that of a message nobody was
                // woken for.
                ids.add(message.receiver());
                othersMayHaveWork |= !durable.undelivered().contains(message.messageId());
            }
        }
        for (NewInstance start : commit.starts()) {
            othersMayHaveWork |= start.leasedTo() == null && start.delay().compareTo(Duration.ofSeconds(1)) < 0;
        }
    }

    void send(Database database, boolean hints, Patience patience) {
        boolean hint = hints && othersMayHaveWork;
        while (!ids.isEmpty() || hint) {
            try {
                Transaction.in(database, transaction -> send(transaction, hint));
                return;
            } catch (SQLException e) {
                if (Problems.kind(e) != Problems.Kind.PASSES || !patience.again()) {
                    LOG.warn(
                            "Instances with new mail could not be made ready; the sweep will: {}",
                            Problems.of(e, database.place()).getMessage());
                    return;
                }
            }
        }
    }

    private int send(Transaction transaction, boolean hint) throws SQLException {
        int roused = ids.isEmpty() ? 0 : rouse(transaction.connection(), new ArrayList<>(ids));
        if (hint) {
            hint(transaction.connection());
        }
        transaction.commit();
        return roused;
    }

    static int rouse(Connection connection, List<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(StateTable.ROUSE)) {
            statement.setArray(1, Database.texts(connection, ids));
            return statement.executeUpdate();
        }
    }

    static void hint(Connection connection) throws SQLException {
        execute(connection, HINT);
    }

    static void hintOnCommit(Connection connection) throws SQLException {
        execute(connection, HINT_ON_COMMIT);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
