package io.durablefunctions.chaos.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Triggers that fail for the next so many writes. A sequence for each SQLSTATE counts them, for what counts by rows is rolled back with the
 * failure.
 */
final class WriteErrors {

    private static final String INSTALL = """
            CREATE TABLE IF NOT EXISTS chaos_errors (
                state text PRIMARY KEY, fired_before bigint NOT NULL, armed_from bigint NOT NULL, armed_to bigint NOT NULL);
            INSERT INTO chaos_errors VALUES ('40001', 0, 0, 0), ('40P01', 0, 0, 0) ON CONFLICT DO NOTHING;
            CREATE SEQUENCE IF NOT EXISTS chaos_40001 MINVALUE 0 START 0;
            CREATE SEQUENCE IF NOT EXISTS chaos_40p01 MINVALUE 0 START 0;
            SELECT nextval('chaos_40001') WHERE NOT (SELECT is_called FROM chaos_40001);
            SELECT nextval('chaos_40p01') WHERE NOT (SELECT is_called FROM chaos_40p01);
            CREATE OR REPLACE FUNCTION chaos_fail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
            DECLARE last_40001 bigint; last_40p01 bigint; errors chaos_errors;
            BEGIN
                SELECT last_value INTO last_40001 FROM chaos_40001;
                SELECT last_value INTO last_40p01 FROM chaos_40p01;
                FOR errors IN SELECT * FROM chaos_errors LOOP
                    IF errors.state = '40001' AND last_40001 < errors.armed_to AND nextval('chaos_40001') <= errors.armed_to THEN
                        RAISE EXCEPTION 'could not serialize access, on purpose' USING ERRCODE = '40001';
                    END IF;
                    IF errors.state = '40P01' AND last_40p01 < errors.armed_to AND nextval('chaos_40p01') <= errors.armed_to THEN
                        RAISE EXCEPTION 'deadlock detected, on purpose' USING ERRCODE = '40P01';
                    END IF;
                END LOOP;
                RETURN NEW;
            END
            $$;
            """;

    /** One at a time, since each locks its table: together they could wait for a transaction that waits for them. */
    private static final List<String> TRIGGERS = List.of(
            "CREATE OR REPLACE TRIGGER chaos_fail BEFORE INSERT OR UPDATE ON durable_state"
                    + " FOR EACH ROW EXECUTE FUNCTION chaos_fail()",
            "CREATE OR REPLACE TRIGGER chaos_fail BEFORE INSERT ON durable_history"
                    + " FOR EACH ROW EXECUTE FUNCTION chaos_fail()");

    private static final List<String> NO_TRIGGERS = List.of(
            "DROP TRIGGER IF EXISTS chaos_fail ON durable_state",
            "DROP TRIGGER IF EXISTS chaos_fail ON durable_history");

    private static final String REMOVE = """
            DROP FUNCTION IF EXISTS chaos_fail();
            DROP TABLE IF EXISTS chaos_errors;
            DROP SEQUENCE IF EXISTS chaos_40001;
            DROP SEQUENCE IF EXISTS chaos_40p01;
            """;

    private final DataSource source;

    WriteErrors(DataSource source) {
        this.source = source;
    }

    synchronized void arm(String state, int n) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (!is(statement, "(SELECT count(*) = 2 FROM pg_trigger WHERE tgname = 'chaos_fail')")) {
                statement.execute(INSTALL);
                each(statement, TRIGGERS);
            }
            String last = "(SELECT last_value FROM chaos_" + state + ")";
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE chaos_errors SET fired_before = fired_before + least(armed_to, " + last + ") - armed_from,"
                            + " armed_from = " + last + ", armed_to = " + last + " + ? WHERE state = ?")) {
                update.setInt(1, n);
                update.setString(2, state);
                update.executeUpdate();
            }
        }
    }

    synchronized long fired(String state) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (!is(statement, "to_regclass('chaos_errors') IS NOT NULL")) {
                return 0;
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT fired_before + least(armed_to, (SELECT last_value FROM chaos_"
                            + state + ")) - armed_from FROM chaos_errors WHERE state = '" + state + "'")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    synchronized void remove() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            each(statement, NO_TRIGGERS);
            statement.execute(REMOVE);
        }
    }

    private static void each(Statement statement, List<String> commands) throws SQLException {
        for (String command : commands) {
            statement.execute(command);
        }
    }

    private static boolean is(Statement statement, String condition) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT " + condition)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
