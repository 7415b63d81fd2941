package io.durablefunctions.store.jdbi;

import io.durablefunctions.StateStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Brings the schema up to date: the numbered files that the version table does not name yet, in one transaction. */
final class Migrations {

    /** Held by the host that migrates; the others wait and then find nothing to do. */
    static final long LOCK = 4_711_022_605_119_931L;

    static final List<String> FILES =
            List.of("0001-tables.sql", "0002-legacy.sql", "0003-indexes.sql", "0004-triggers.sql", "0005-lists.sql");

    static final String VERSIONS = """
            CREATE TABLE IF NOT EXISTS durable_schema_version (
                version    INTEGER     PRIMARY KEY,
                file       TEXT        NOT NULL,
                applied_at TIMESTAMPTZ NOT NULL DEFAULT statement_timestamp()
            );
            """;

    private Migrations() {}

    /** Whether nothing is left to do. Needs no right but to read the version table. */
    static boolean upToDate(Connection connection) throws SQLException {
        return version(connection) >= FILES.size();
    }

    /** The highest number that was applied; 0 for none. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (number(statement, "SELECT count(to_regclass('durable_schema_version'))") == 0) {
                return 0;
            }
            return number(statement, "SELECT coalesce(max(version), 0) FROM durable_schema_version");
        }
    }

    /** Within a transaction of the caller's. */
    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = 0");
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            int applied = version(connection);
            if (applied == 0) {
                statement.execute(VERSIONS);
            }
            for (int number = applied + 1; number <= FILES.size(); number++) {
                statement.execute(text(FILES.get(number - 1)));
                statement.execute(applied(number));
            }
        }
    }

    static String applied(int number) {
        return "INSERT INTO durable_schema_version (version, file) VALUES (" + number + ", '" + FILES.get(number - 1)
                + "') ON CONFLICT DO NOTHING;\n";
    }

    static String text(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new StateStoreException(
                        "The store's file " + file + " is missing from its jar. Build the jar again.", null);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
