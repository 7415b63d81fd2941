package io.durablefunctions.chaos.driver;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.chaos.checks.PurgesLeaveNothing;
import io.durablefunctions.chaos.report.Report.Result;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Purges some of what has ended, once all else was looked at. */
final class Purges {

    /** Some with mail that was set aside, and any others. */
    private static final String SOME = """
            (SELECT instance_id FROM durable_state d WHERE is_completed
              AND EXISTS (SELECT FROM durable_inbox m WHERE m.instance_id = d.instance_id) ORDER BY random() LIMIT 50)
            UNION (SELECT instance_id FROM durable_state WHERE is_completed ORDER BY random() LIMIT 50)""";

    private final DurableFunctionClient client;
    private final DataSource database;

    Purges(DurableFunctionClient client, DataSource database) {
        this.client = client;
        this.database = database;
    }

    /** Purges, and looks at once. */
    Result result() throws SQLException {
        List<String> purged = some();
        List<String> violations = new ArrayList<>();
        for (String id : purged) {
            if (!client.purge(id)) {
                violations.add(id + " has ended, and there was nothing to purge");
            }
        }
        PurgesLeaveNothing check = new PurgesLeaveNothing(database, purged);
        violations.addAll(check.violations());
        return new Result(check.invariant(), violations);
    }

    private List<String> some() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SOME)) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }
}
