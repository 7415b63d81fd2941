package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Starts instances in transactions that somebody else begins and ends. */
final class JoinedStarts {

    /** How often a start is tried that meets an instance which is gone when it is looked at. */
    private static final int ATTEMPTS = 10;

    private final Supplier<Connection> transaction;
    private final boolean hints;
    private final String place;

    JoinedStarts(Supplier<Connection> transaction, boolean hints, String place) {
        this.transaction = transaction;
        this.hints = hints;
        this.place = place;
    }

    StartResult write(NewInstance start) {
        try {
            Connection connection = transaction.get();
            check(connection, start);
            StartResult result = write(connection, start);
            boolean isWork =
                    result instanceof StartResult.Created && start.delay().compareTo(Duration.ofSeconds(1)) < 0;
            if (hints && isWork) {
                Rouse.hintOnCommit(connection);
            }
            return result;
        } catch (SQLException e) {
            throw Problems.of(e, place);
        }
    }

    private static void check(Connection connection, NewInstance start) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("'" + start.instanceId()
                    + "' is to be started in a transaction, but the connection is in auto-commit mode: it would be"
                    + " committed by itself. Begin a transaction first, setAutoCommit(false), or use a client that"
                    + " joins none.");
        }
    }

    private static StartResult write(Connection connection, NewInstance start) throws SQLException {
        List<Commit> commits = List.of(Commit.of(start));
        FlushPlan plan = new FlushPlan(commits);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Flush flush = new Flush(connection, plan);
            flush.write();
            List<Written> written = FlushResult.of(commits, flush);
            if (written != null && written.get(0) instanceof Written.Durable durable) {
                return durable.starts().get(0);
            }
        }
        throw new SQLException("instance '" + start.instanceId() + "' comes and goes again and again", "40001");
    }
}
