package io.durablefunctions.chaos.checks;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database with the store's tables, to be filled by hand. On one real server for all tests of the JVM. */
final class TestDatabase {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static @Nullable EmbeddedPostgreSql server;

    private final DataSource source;

    private TestDatabase(DataSource source) {
        this.source = source;
    }

    private static synchronized EmbeddedPostgreSql server() {
        EmbeddedPostgreSql running = server;
        if (running == null) {
            running = EmbeddedPostgreSql.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            server = running;
        }
        return running;
    }

    static TestDatabase create() {
        String name = "test_" + NUMBERS.incrementAndGet();
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(server().createDatabase(name))) {
            store.prepare();
        }
        return new TestDatabase(server().dataSource(name));
    }

    DataSource source() {
        return source;
    }

    /** What an instance looks like that was started with nothing. */
    static DurableStateDto state(RuntimeStatus status, @Nullable String output, Event... history) {
        return state(status, output, null, history);
    }

    /** The same of a child. */
    static DurableStateDto state(
            RuntimeStatus status, @Nullable String output, @Nullable ParentRef parent, Event... history) {
        return new DurableStateDto(
                status,
                Payload.NULL,
                "start",
                parent,
                Map.of(),
                0,
                0,
                List.of(),
                output == null ? null : new Payload(output),
                null,
                null,
                null,
                null,
                List.of(history),
                false);
    }

    /** An instance; it has ended if its status says so. */
    void instance(String id, String function, DurableStateDto state) throws SQLException {
        execute(
                "INSERT INTO durable_state (instance_id, state_json, function_name, execute_after, is_completed, version)"
                        + " VALUES (?, ?::jsonb, ?, statement_timestamp(), ?::boolean, 1)",
                id,
                StoredRuns.CODEC.write(state, ValueType.of(DurableStateDto.class)),
                function,
                Boolean.toString(state.status().isEnded()));
    }

    /** A row of its journal, by who had it first. */
    void row(String id, long seq, Event... events) throws SQLException {
        rowOfVersion(1, id, seq, events);
    }

    /** A row of its journal, by who had it at this version. */
    void rowOfVersion(long version, String id, long seq, Event... events) throws SQLException {
        execute(
                "INSERT INTO durable_history (instance_id, seq, version, events) VALUES (?, ?::bigint, ?::bigint, ?)",
                id,
                Long.toString(seq),
                Long.toString(version),
                StoredRuns.CODEC.write(List.of(events), new ValueType<List<Event>>() {}));
    }

    /** A message in its inbox. */
    void mail(String id, String messageId, Event event) throws SQLException {
        execute(
                "INSERT INTO durable_inbox (instance_id, message_id, payload) VALUES (?, ?, ?)",
                id,
                messageId,
                StoredRuns.CODEC.write(event, ValueType.of(Event.class)));
    }

    void execute(String sql, String... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
