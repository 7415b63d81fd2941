package io.durablefunctions.benchmarks;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The PostgreSQL that everything in a run shares: the one that the environment variable {@code DURABLE_FUNCTIONS_BENCHMARK_POSTGRESQL}
 * names by a JDBC URL of a superuser, or else one of its own, {@code fsync} on and stock but for {@code max_connections}.
 */
public final class Server implements AutoCloseable {

    /** Holds the JDBC URL of a superuser: {@code jdbc:postgresql://host/postgres?user=postgres&password=...}. */
    public static final String VARIABLE = "DURABLE_FUNCTIONS_BENCHMARK_POSTGRESQL";

    private final Optional<EmbeddedPostgreSql> embedded;
    private final String url;

    /** The directory of a server of its own that is not removed by itself. */
    private final Optional<Path> toRemove;

    private final AtomicBoolean closed = new AtomicBoolean();

    private Server(Optional<EmbeddedPostgreSql> embedded, String url, Optional<Path> toRemove) {
        this.embedded = embedded;
        this.url = url;
        this.toRemove = toRemove;
    }

    /** Connects, or starts one. */
    public static Server open() {
        String given = System.getenv(VARIABLE);
        if (given != null && !given.isBlank()) {
            return new Server(Optional.empty(), given, Optional.empty());
        }
        return of(EmbeddedPostgreSql.temporary(), Optional.empty());
    }

    /** The same; if statements are to be counted, a server of its own loads what counts them. A given one has it or has not. */
    public static Server open(boolean statements) throws IOException, SQLException {
        String given = System.getenv(VARIABLE);
        if (!statements || (given != null && !given.isBlank())) {
            return open();
        }
        Path directory = Files.createTempDirectory("durable-functions-benchmarks");
        try (Server plain = of(EmbeddedPostgreSql.keptIn(directory), Optional.empty())) {
            plain.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        }
        Server counting = of(EmbeddedPostgreSql.keptIn(directory), Optional.of(directory));
        try {
            counting.execute("CREATE EXTENSION pg_stat_statements");
            return counting;
        } catch (SQLException | RuntimeException e) {
            counting.close();
            throw e;
        }
    }

    private static Server of(EmbeddedPostgreSql server, Optional<Path> toRemove) {
        String superuser = server.jdbcUrl("postgres").replace("user=durableuser", "user=postgres");
        return new Server(Optional.of(server), superuser, toRemove);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = administration().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A new, empty database; one of the same name is dropped. */
    public Database database(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
        }
        return new Database(Database.withName(url, name));
    }

    /** As a superuser, on the database {@code postgres}. */
    public Database administration() {
        return new Database(url);
    }

    /** The process id of the postmaster, if it runs on this machine and is known. */
    public Optional<Integer> postmasterPid() {
        return embedded.map(EmbeddedPostgreSql::postmasterPid);
    }

    /** Stops a server of its own. Does nothing the second time. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        embedded.ifPresent(EmbeddedPostgreSql::close);
        toRemove.ifPresent(Server::remove);
    }

    private static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
