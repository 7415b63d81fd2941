package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads from the database which steps have a result that is durable. */
final class Journal {

    private static final JsonCodec CODEC = JsonCodec.of(PayloadLimits.DEFAULTS);
    private static final ValueType<List<Event>> EVENTS = new ValueType<>() {};
    private static final ValueType<DurableStateDto> STATE = ValueType.of(DurableStateDto.class);

    private static final String ROWS = "SELECT instance_id, events FROM durable_history";
    private static final String STATES =
            "SELECT instance_id, state_json::text FROM durable_state WHERE is_completed AND function_name = 'Sequence'";

    private Journal() {}

    /**
     * A step of an instance. An instance that does nothing but steps decides nothing else, so its ordinals are the numbers of its steps.
     */
    record Step(String instanceId, int number) {}

    /** All of the database: of instances that run, in journals; of those that have ended, in their states. */
    static Set<Step> durable(Connection connection) throws SQLException {
        Set<Step> steps = new HashSet<>();
        connection.setAutoCommit(false); // or else the driver reads all rows at once
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery(ROWS)) {
                while (row.next()) {
                    addAll(steps, row.getString(1), inJournalRow(row.getString(2)));
                }
            }
            try (ResultSet row = statement.executeQuery(STATES)) {
                while (row.next()) {
                    addAll(steps, row.getString(1), inState(row.getString(2)));
                }
            }
        }
        connection.setAutoCommit(true);
        return steps;
    }

    private static void addAll(Set<Step> steps, String instanceId, List<Integer> numbers) {
        numbers.forEach(number -> steps.add(new Step(instanceId, number)));
    }

    /** The ordinals of the activities that completed, according to a journal row. */
    static List<Integer> inJournalRow(String events) {
        return completed(CODEC.read(events, EVENTS));
    }

    /** The ordinals of the activities that completed, according to the state of an instance that has ended. */
    static List<Integer> inState(String state) {
        return completed(CODEC.read(state, STATE).history());
    }

    private static List<Integer> completed(List<Event> events) {
        return events.stream()
                .filter(Event.ActivityCompleted.class::isInstance)
                .map(event -> ((Event.ActivityCompleted) event).ordinal())
                .toList();
    }
}
