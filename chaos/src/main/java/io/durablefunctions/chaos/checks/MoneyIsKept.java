package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.worker.Transfer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Promise 10, of activities in transactions of the store: a transfer that has completed is made once, any other one not at all. */
public final class MoneyIsKept implements Check {

    private static final String SUM = "SELECT sum(cents) FROM chaos_account";

    private static final String WRONG = """
        SELECT coalesce(d.instance_id, t.instance_id) || ' ' || CASE
            WHEN d.instance_id IS NULL THEN 'does not exist'
            WHEN d.is_completed THEN coalesce(d.state_json->>'status', 'COMPLETED') ELSE 'has not ended' END
          || ' and was made ' || coalesce(t.times, 0) || ' times'
        FROM (SELECT instance_id, count(*) AS times FROM chaos_transfer GROUP BY instance_id) t
        FULL JOIN (SELECT * FROM durable_state WHERE function_name = 'Transfer') d ON d.instance_id = t.instance_id
        WHERE coalesce(t.times, 0) <> CASE
          WHEN d.is_completed AND coalesce(d.state_json->>'status', 'COMPLETED') = 'COMPLETED' THEN 1 ELSE 0 END
        ORDER BY 1\
        """;

    private static final String COMPLETED = "SELECT count(*)::text FROM durable_state WHERE function_name = 'Transfer'"
            + " AND is_completed AND coalesce(state_json->>'status', 'COMPLETED') = 'COMPLETED'";

    private final DataSource database;

    /** A check. */
    public MoneyIsKept(DataSource database) {
        this.database = database;
    }

    @Override
    public String invariant() {
        return "10 money is moved once with the record of it, or not at all";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>(Sql.texts(database, WRONG));
        String sum = Sql.texts(database, SUM).get(0);
        String before = Long.toString(Transfer.ACCOUNTS * Transfer.CENTS);
        if (!sum.equals(before)) {
            violations.add("there were " + before + " cents, and there are " + sum);
        }
        return violations;
    }

    /** How many transfers have completed. */
    public String completed() throws SQLException {
        return Sql.texts(database, COMPLETED).get(0);
    }
}
