package io.durablefunctions.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.benchmarks.Database;
import io.durablefunctions.benchmarks.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class StoreStatementsTest {

    private static final int STEPS = 3;

    @Test
    void a_lane_takes_its_instances_from_start_to_end_and_on() throws Exception {
        try (Server server = Server.open()) {
            Database database = server.database("store");
            try (StoreStatements statements = new StoreStatements(database, STEPS)) {
                StoreStatements.Lane lane = statements.lane(STEPS + 1);
                for (int batch = 0; batch < 2 * (STEPS + 1); batch++) {
                    lane.write();
                }

                // the first instance has begun at once and ended twice, each of the others a batch later than the one
                // before
                assertThat(statements.completed()).isEqualTo(2 + STEPS);
                assertThat(statements.latenciesNanos()).hasSize(2 + STEPS).isSorted();
                assertThat(count(database, "durable_state WHERE is_completed")).isEqualTo(2 + STEPS);
                assertThat(count(database, "durable_state WHERE NOT is_completed"))
                        .isEqualTo(STEPS);
                assertThat(count(database, "durable_history")).isEqualTo(2 + 1);
            }
        }
    }

    @Test
    void an_instance_takes_one_commit_more_than_it_has_steps() {
        assertThat(new StoredInstances(10).commits()).isEqualTo(11);
    }

    private static long count(Database database, String what) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + what)) {
            row.next();
            return row.getLong(1);
        }
    }
}
