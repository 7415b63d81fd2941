package io.durablefunctions.benchmarks.workloads;

import io.durablefunctions.StartOptions;
import io.durablefunctions.engine.StoreClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Starts many instances at once: one is started by a client, to be run much later, and its row is copied by SQL, to be run now. Their ids are
 * a prefix and a number.
 */
final class Copies {

    private static final Duration NEVER = Duration.ofDays(3_650);

    private static final String COPY = """
            INSERT INTO durable_state (instance_id, state_json, function_name, execute_after, is_completed, version)
            SELECT ? || '-' || i, jsonb_set(d.state_json, '{startId}', to_jsonb(gen_random_uuid()::text)), d.function_name,
              statement_timestamp(), false, d.version
            FROM durable_state d, generate_series(1, ?) i WHERE d.instance_id = ?""";

    private Copies() {}

    static void start(
            StoreClient client, Connection connection, String orchestrator, String prefix, int count, String inputJson)
            throws SQLException {
        String model = prefix + "-model";
        client.start(orchestrator, StartOptions.id(model).after(NEVER), inputJson);
        Sql.change(connection, COPY, prefix, count, model);
        Sql.change(connection, "DELETE FROM durable_state WHERE instance_id = ?", model);
        Sql.change(connection, "ANALYZE durable_state");
    }
}
