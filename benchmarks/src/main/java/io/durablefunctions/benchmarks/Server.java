package io.durablefunctions.benchmarks;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The PostgreSQL that everything in a run shares: the one that the environment variable {@code DURABLE_FUNCTIONS_BENCHMARK_POSTGRESQL}
 * names by a JDBC URL of a superuser, or else one of its own, {@code fsync} on and stock but for {@code max_connections}.
 */
public final class Server implements AutoCloseable {

    /** Holds the JDBC URL of a superuser: {@code jdbc:postgresql://host/postgres?user=postgres&password=...}. */
    public static final String VARIABLE = "DURABLE_FUNCTIONS_BENCHMARK_POSTGRESQL";

    private final Optional<EmbeddedPostgreSql> embedded;
    private final String url;

    private Server(Optional<EmbeddedPostgreSql> embedded, String url) {
        this.embedded = embedded;
        this.url = url;
    }

    /** Connects, or starts one. */
    public static Server open() {
        String given = System.getenv(VARIABLE);
        if (given != null && !given.isBlank()) {
            return new Server(Optional.empty(), given);
        }
        EmbeddedPostgreSql server = EmbeddedPostgreSql.temporary();
        String superuser = server.jdbcUrl("postgres").replace("user=durableuser", "user=postgres");
        return new Server(Optional.of(server), superuser);
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

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgreSql::close);
    }
}
