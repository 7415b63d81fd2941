package io.durablefunctions.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.util.PasswordUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of a running server in SQL. */
final class ServerDatabases {

    private static final Logger log = LoggerFactory.getLogger(ServerDatabases.class);

    private static final String MAINTENANCE_DATABASE = "postgres";

    /** Names that need no quotes, in SQL or in connection strings. */
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final ConnectionSettings settings;

    ServerDatabases(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** Whether there is a server on the port, and it is the one of this data directory. */
    boolean answersFor(Path cluster) {
        try (Connection connection = maintenance().getConnection()) {
            Path served = Path.of(show(connection, "data_directory"));
            return Files.isSameFile(served, cluster);
        } catch (SQLException | IOException e) {
            log.debug("No answer yet for {}", cluster, e);
            return false;
        }
    }

    /** Creates the user and its database where they are missing. */
    void ensureUserAndDatabase() {
        try (Connection connection = maintenance().getConnection()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", ConnectionSettings.USER)) {
                // The password itself is never sent, and so can't come into the server's log.
                String verifier = PasswordUtil.encodePassword(
                        ConnectionSettings.USER, settings.password().toCharArray(), "scram-sha-256");
                execute(connection, "CREATE ROLE " + ConnectionSettings.USER + " LOGIN PASSWORD '" + verifier + "'");
            }
            if (!databaseExists(connection, ConnectionSettings.DATABASE)) {
                createDatabase(connection, ConnectionSettings.DATABASE);
            }
        } catch (SQLException e) {
            throw failed("The user and database of the embedded PostgreSQL can't be made", e);
        }
    }

    /** Checks, as the user sees it, that what is committed survives a crash. */
    void requireDurability(Path directory) {
        try (Connection connection =
                settings.asUser(ConnectionSettings.DATABASE).getConnection()) {
            for (String setting : DURABILITY) {
                String value = show(connection, setting);
                if (!value.equals("on")) {
                    throw new EmbeddedPostgreSqlException(
                            "The PostgreSQL in " + directory + " runs with " + setting + " = " + value
                                    + ". Undo where it is set, by ALTER ROLE or ALTER DATABASE, or stop that server.");
                }
            }
        } catch (SQLException e) {
            throw failed("The settings of the PostgreSQL in " + directory + " can't be read", e);
        }
    }

    void createDatabase(String name) {
        requireName(name);
        try (Connection connection = maintenance().getConnection()) {
            if (databaseExists(connection, name)) {
                throw new EmbeddedPostgreSqlException(
                        "There is a database " + name + " already. Drop it first, or choose another name.");
            }
            createDatabase(connection, name);
        } catch (SQLException e) {
            throw failed("The database " + name + " can't be created", e);
        }
    }

    void dropDatabase(String name) {
        requireName(name);
        try (Connection connection = maintenance().getConnection()) {
            execute(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException e) {
            throw failed("The database " + name + " can't be dropped", e);
        }
    }

    static String requireName(String database) {
        if (!NAME.matcher(database).matches()) {
            throw new EmbeddedPostgreSqlException("\"" + database + "\" is no name for a database here. Use lower-case"
                    + " letters, digits and underscores, at most 63, not beginning with a digit.");
        }
        return database;
    }

    private DataSource maintenance() {
        return settings.asSuperuser(MAINTENANCE_DATABASE);
    }

    private static void createDatabase(Connection connection, String name) throws SQLException {
        execute(connection, "CREATE DATABASE " + name + " OWNER " + ConnectionSettings.USER + " TEMPLATE template0");
    }

    private static boolean databaseExists(Connection connection, String name) throws SQLException {
        return exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name);
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static EmbeddedPostgreSqlException failed(String what, SQLException e) {
        return new EmbeddedPostgreSqlException(what + ": " + e.getMessage() + ". See the server's log.", e);
    }
}
