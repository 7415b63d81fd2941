package io.durablefunctions.chaos.checks;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Invariant 6, by the server's clock: the row that says that a timer fired was written when that was due, whether its instance was awake, suspended
 * or blocked. Holds at any moment; once an instance has ended, the times of its rows are gone.
 */
public final class TimersFireByTheServer implements Check {

    private static final String EARLY = """
            WITH event AS MATERIALIZED (
              SELECT d.instance_id, jsonb_path_query(d.state_json, '$.history[*]') AS it, NULL::timestamptz AS written
              FROM durable_state d WHERE NOT d.is_completed
              UNION ALL
              SELECT h.instance_id, e.value, h.created_at FROM durable_history h, jsonb_array_elements(h.events::jsonb) e)
            SELECT fired.instance_id || ': timer ' || (fired.it ->> 'ordinal') || ' is due at ' || (started.it ->> 'due')
              || ', and was written as fired at ' || fired.written
            FROM event fired JOIN event started ON started.instance_id = fired.instance_id
              AND started.it ->> 'ordinal' = fired.it ->> 'ordinal' AND started.it ->> '@type' = 'TimerStarted'
            WHERE fired.it ->> '@type' = 'TimerFired' AND fired.written < (started.it ->> 'due')::timestamptz""";

    private final DataSource database;

    public TimersFireByTheServer(DataSource database) {
        this.database = database;
    }

    @Override
    public String invariant() {
        return "6 a timer does not fire early by the server's clock";
    }

    @Override
    public List<String> violations() throws SQLException {
        return Sql.texts(database, EARLY);
    }
}
