package io.durablefunctions.chaos.checks;

import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads all instances there are, one after the other: together they may be too many for the memory. */
final class StoredRuns {

    static final JsonCodec CODEC = JsonCodec.of(PayloadLimits.DEFAULTS);

    private static final ValueType<List<Event>> EVENTS = new ValueType<>() {};
    private static final ValueType<DurableStateDto> STATE = ValueType.of(DurableStateDto.class);
    private static final int ROWS_AT_A_TIME = 200;

    private static final String ALL = """
            SELECT d.instance_id, d.function_name, d.is_completed, d.state_json::text, j.events
            FROM durable_state d LEFT JOIN LATERAL (
              SELECT array_agg(h.events ORDER BY h.seq) AS events FROM durable_history h WHERE h.instance_id = d.instance_id) j
              ON true
            ORDER BY d.instance_id""";

    private StoredRuns() {}

    static void forEach(DataSource database, Consumer<StoredRun> consumer) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false); // without, the driver reads all rows at once
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row = statement.executeQuery(ALL)) {
                while (row.next()) {
                    consumer.accept(of(row));
                }
            }
        }
    }

    private static StoredRun of(ResultSet row) throws SQLException {
        DurableStateDto state = CODEC.read(row.getString(4), STATE);
        List<List<Event>> rows = new ArrayList<>();
        if (!state.history().isEmpty()) {
            rows.add(state.history());
        }
        Array journal = row.getArray(5);
        if (journal != null) {
            for (String events : (String[]) journal.getArray()) {
                rows.add(CODEC.read(events, EVENTS));
            }
        }
        return new StoredRun(row.getString(1), row.getString(2), row.getBoolean(3), state, rows);
    }
}
