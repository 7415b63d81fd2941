package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.benchmarks.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;

/** The most that PostgreSQL appends: rows by the batch, each batch one statement and one commit. One caller at a time. */
public final class RawAppends implements AutoCloseable {

    /** Rows in a batch. */
    public static final int BATCH = 500;

    private final Connection connection;
    private final PreparedStatement insert;
    private final String[] workflows = new String[BATCH];
    private final Long[] seqs = new Long[BATCH];
    private final String[] events = new String[BATCH];
    private long seq;

    /** Opens a connection, on which batches go to as many workflows as they have rows. */
    public RawAppends(Database database) throws SQLException {
        this.connection = database.connect();
        this.insert = connection.prepareStatement("INSERT INTO raw_step"
                + " SELECT w, s, e::jsonb FROM unnest(?::text[], ?::bigint[], ?::text[]) AS rows (w, s, e)");
        Arrays.setAll(workflows, i -> UUID.randomUUID().toString());
        Arrays.fill(events, RawCommitsPeer.EVENTS);
    }

    /** Makes the table. */
    public static void prepare(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(RawCommitsPeer.TABLE);
        }
    }

    /** Writes one batch. */
    public void append() throws SQLException {
        Arrays.fill(seqs, ++seq);
        insert.setArray(1, connection.createArrayOf("text", workflows));
        insert.setArray(2, connection.createArrayOf("int8", seqs));
        insert.setArray(3, connection.createArrayOf("text", events));
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
