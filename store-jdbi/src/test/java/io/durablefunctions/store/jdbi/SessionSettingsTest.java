package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    private final Connections connections = Connections.of(
            ConnectionSettings.parse(TestServer.newDatabase()),
            PostgreSqlOptions.defaults().withSessionSettings(true));

    @AfterEach
    void close() {
        connections.close();
    }

    private static String show(DataSource source, String setting) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT setting || ', ' || source FROM pg_settings WHERE name = '" + setting + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void no_statement_of_the_store_is_compiled() throws SQLException {
        assertThat(show(connections.flushes(), "jit")).isEqualTo("off, client");
        assertThat(show(connections.others(), "jit")).isEqualTo("off, client");
        assertThat(show(connections.kept(), "jit")).isEqualTo("off, client");
    }

    @Test
    void how_statements_of_activities_are_carried_out_is_left_to_the_server() throws SQLException {
        for (String setting : new String[] {"jit", "enable_seqscan", "plan_cache_mode"}) {
            assertThat(show(connections.activities(), setting)).doesNotContain("client");
        }
    }
}
