package io.durablefunctions.store.jdbi;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for all tests of a JVM, with fsync on. Another one is used with
 * {@code -Ddurablefunctions.test.postgresql="Host=...;Port=...;Username=...;Password=..."} (a superuser).
 */
final class TestServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable String server;

    private TestServer() {}

    /** The server's connection string, without a database. */
    static synchronized String connectionString() {
        if (server == null) {
            String given = System.getProperty("durablefunctions.test.postgresql", "");
            server = given.isEmpty() ? embedded() : given;
        }
        return server;
    }

    private static String embedded() {
        EmbeddedPostgreSql postgres = EmbeddedPostgreSql.temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        return postgres.connectionString()
                .replaceAll("Database=[^;]*;?", "")
                .replace("=durableuser", "=postgres")
                .replaceAll(";+$", "");
    }

    /** The connection string of a new, empty database. */
    static String newDatabase() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute(connectionString() + ";Database=postgres", "CREATE DATABASE " + name);
        return connectionString() + ";Database=" + name;
    }

    static Connection connect(String connectionString) {
        ConnectionSettings settings = ConnectionSettings.parse(connectionString);
        try {
            return DriverManager.getConnection(settings.url(), settings.properties());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(String connectionString, String sql) {
        try (Connection connection = connect(connectionString);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the rows, one a line; columns with a bar between them. */
    static String query(String connectionString, String sql) {
        try (Connection connection = connect(connectionString);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                text.append(text.isEmpty() ? "" : "\n");
                for (int i = 1; i <= columns; i++) {
                    text.append(i == 1 ? "" : "|").append(row.getString(i));
                }
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
