package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.benchmarks.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What PostgreSQL alone can do: a workflow is one row more than it has steps, each a commit of its own. That is the least that any
 * framework writes which makes each step durable before the next. A caller has a connection and a prepared statement that it keeps.
 */
public final class RawCommitsPeer implements Peer {

    static final String TABLE =
            "CREATE TABLE raw_step (workflow text, seq bigint, events jsonb, PRIMARY KEY (workflow, seq))";

    /** As long as what a framework writes of a step. */
    static final String EVENTS = "[{\"@type\":\"TurnStarted\",\"at\":\"2026-01-01T00:00:00.000000Z\"},"
            + "{\"@type\":\"ActivityCompleted\",\"ordinal\":1,\"result\":\"1\"},"
            + "{\"@type\":\"ActivityScheduled\",\"ordinal\":2,\"name\":\"Steps.step\",\"input\":\"[2]\"}]";

    private record Kept(Connection connection, PreparedStatement insert) {}

    private final Database database;
    private final Queue<Kept> free = new ConcurrentLinkedQueue<>();
    private final Queue<Kept> all = new ConcurrentLinkedQueue<>();

    /** Makes the table. */
    public RawCommitsPeer(Database database) throws SQLException {
        this.database = database;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    @Override
    public String name() {
        return Contender.POSTGRESQL.title();
    }

    @Override
    public void sequence(int steps) throws SQLException {
        Kept kept = take();
        kept.insert.setString(1, UUID.randomUUID().toString());
        for (int i = 0; i <= steps; i++) {
            kept.insert.setLong(2, i);
            kept.insert.executeUpdate();
        }
        free.add(kept);
    }

    /** There is nothing to run at the same time. */
    @Override
    public void fanOut(int width) {
        throw new UnsupportedOperationException("Commits of one connection come one after the other.");
    }

    private Kept take() throws SQLException {
        Kept kept = free.poll();
        if (kept != null) {
            return kept;
        }
        Connection connection = database.connect();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO raw_step VALUES (?, ?, ?::jsonb)");
        insert.setString(3, EVENTS);
        Kept opened = new Kept(connection, insert);
        all.add(opened);
        return opened;
    }

    @Override
    public void close() {
        for (Kept kept : all) {
            try {
                kept.connection.close();
            } catch (SQLException gone) {
                // nothing is left to release
            }
        }
    }
}
