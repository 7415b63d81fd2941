package io.durablefunctions.benchmarks;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL that counts what it does, and does nothing that nobody asked it for. */
final class CountingServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedPostgreSql server;
    private int databases;

    private CountingServer(EmbeddedPostgreSql server) {
        this.server = server;
    }

    /** With its data in a directory that is empty. Started twice: a library can be loaded at a start only. */
    static CountingServer in(Path directory) throws SQLException {
        try (EmbeddedPostgreSql first = EmbeddedPostgreSql.keptIn(directory)) {
            execute(first, "postgres", "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
            execute(first, "postgres", "ALTER SYSTEM SET autovacuum = off");
            execute(first, "postgres", "ALTER SYSTEM SET max_wal_size = '8GB'");
            execute(first, "postgres", "ALTER SYSTEM SET checkpoint_timeout = '1d'");
        }
        CountingServer server = new CountingServer(EmbeddedPostgreSql.keptIn(directory));
        execute(server.server, "postgres", "CREATE EXTENSION pg_stat_statements");
        return server;
    }

    /** The name of a new, empty database: its counters begin at zero, and its pages are all new. COMMIT takes this long at least. */
    String newDatabase(Duration commit) throws SQLException {
        String name = "budget_" + ++databases;
        server.createDatabase(name);
        execute(server, "postgres", "ALTER DATABASE " + name + " SET commit_siblings = 0");
        execute(server, "postgres", "ALTER DATABASE " + name + " SET commit_delay = " + commit.toNanos() / 1000);
        return name;
    }

    Database database(String name) {
        return new Database(server.jdbcUrl(name));
    }

    /** What a host does of its own accord when it has just started, is over when the sweep's last statement is. */
    void awaitFirstSweep(String database) throws SQLException {
        await(
                "SELECT coalesce(sum(calls), 0) >= 1 FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid"
                        + " WHERE d.datname = '" + database
                        + "' AND query LIKE 'DELETE FROM durable_inbox%NOT EXISTS%'",
                "the first sweep");
    }

    /** A session tells what it counted at its end at the latest. */
    void awaitNoSessions(String database) throws SQLException {
        await(
                "SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = '" + database + "'",
                "the end of the host's sessions");
    }

    private void await(String condition, String what) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (number("postgres", "SELECT (" + condition + ")::int") == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " did not come in " + PATIENCE);
            }
            number("postgres", "SELECT 1 FROM pg_sleep(0.02)");
        }
    }

    /** From here on, the first change of a page that is not new writes all of it. */
    void checkpoint() throws SQLException {
        execute(server, "postgres", "CHECKPOINT");
    }

    long walBytes() throws SQLException {
        return number("postgres", "SELECT pg_current_wal_insert_lsn() - '0/0'");
    }

    /** Each transaction that writes takes a number. */
    long writingTransactions() throws SQLException {
        return number("postgres", "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    long transactions(String database) throws SQLException {
        return number("postgres", "SELECT xact_commit FROM pg_stat_database WHERE datname = '" + database + "'");
    }

    /** Those that say something about our tables. */
    long statements(String database) throws SQLException {
        return number(
                "postgres",
                "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid"
                        + " WHERE d.datname = '" + database + "' AND query ~ 'durable_(state|history|inbox)'");
    }

    /** {@code n_tup_ins}, {@code n_tup_upd} or {@code n_tup_del}, over all tables. */
    long rows(String database, String counter) throws SQLException {
        return number(
                database,
                "SELECT coalesce(sum(" + counter + "), 0) FROM pg_stat_user_tables WHERE relname LIKE 'durable%'");
    }

    private long number(String database, String sql) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(EmbeddedPostgreSql server, String database, String sql) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
