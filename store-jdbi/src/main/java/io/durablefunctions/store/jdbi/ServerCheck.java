package io.durablefunctions.store.jdbi;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.jdbi.ServerSettings.Setting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once whether the server keeps what it acknowledges: refuses one that takes no writes, and says what is weak. What it may not look at it
 * passes by.
 */
record ServerCheck(Connection connection, String place) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlStateStore.class);

    private static final String IN_RECOVERY = "SELECT pg_is_in_recovery()::text";

    private static final String READ_ONLY = "SELECT current_setting('transaction_read_only')";

    /** By the server's own account; nothing if it is reached through a socket file. */
    private static final String ADDRESS = "SELECT host(inet_server_addr()) || ':' || inet_server_port()";

    private static final String SETTINGS = """
            SELECT name, setting, source FROM pg_settings
            WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'synchronous_standby_names')""";

    void run() throws SQLException {
        if (asked(IN_RECOVERY).contains("true")) {
            throw new StateStoreException(
                    "PostgreSQL is a standby, which takes no writes: " + place + answeredBy()
                            + ". Name the primary; or all servers, with commas, and the store finds the primary among them,"
                            + " unless targetServerType says otherwise.",
                    null);
        }
        if (asked(READ_ONLY).contains("on")) {
            throw new StateStoreException(
                    "PostgreSQL takes no writes in this session: " + place + answeredBy()
                            + ". Set default_transaction_read_only to off, for the server, the database or the user.",
                    null);
        }
        new ServerSettings(connection.getMetaData().getDatabaseMajorVersion(), settings())
                .weaknesses()
                .forEach(weakness -> LOG.warn("What is acknowledged may be lost: {}: {}", place, weakness));
    }

    private String answeredBy() throws SQLException {
        List<String> address = asked(ADDRESS);
        return address.isEmpty() ? "" : ", answered by " + address.get(0);
    }

    private Map<String, Setting> settings() throws SQLException {
        Map<String, Setting> settings = new HashMap<>();
        ask(SETTINGS, row -> settings.put(row.getString(1), new Setting(row.getString(2), row.getString(3))));
        return settings;
    }

    /** The one value that it answers, if any. */
    private List<String> asked(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        ask(sql, row -> {
            String value = row.getString(1);
            if (value != null) {
                values.add(value);
            }
        });
        return values;
    }

    private void ask(String sql, Flush.RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        } catch (SQLException e) {
            if (!Problems.isRefusal(e)) {
                throw e;
            }
            LOG.info("What the server promises could not be looked at: {}: {}", place, Problems.message(e));
        }
    }
}
