package io.durablefunctions.samples;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The database of the samples: the server that the environment variable {@code DURABLE_FUNCTIONS_POSTGRESQL} names, or else an embedded
 * one whose data stay in {@code .durable-functions/postgresql}.
 */
public final class SampleDatabase implements AutoCloseable {

    /** Holds a connection string. */
    public static final String VARIABLE = "DURABLE_FUNCTIONS_POSTGRESQL";

    private final String connectionString;
    private final Optional<EmbeddedPostgreSql> server;

    private SampleDatabase(String connectionString, Optional<EmbeddedPostgreSql> server) {
        this.connectionString = connectionString;
        this.server = server;
    }

    /** Connects, or starts the embedded server, and says which. */
    public static SampleDatabase open(PrintStream out) {
        String given = given();
        if (!given.isBlank()) {
            out.println("Database: the one of " + VARIABLE + ".");
            return new SampleDatabase(given, Optional.empty());
        }
        Path directory = directory().resolve("postgresql");
        EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory);
        out.println("Database: embedded PostgreSQL, data in " + directory
                + (server.adopted() ? " (it was still running)." : "."));
        return new SampleDatabase(server.connectionString(), Optional.of(server));
    }

    /** A system property of the same name comes first. */
    private static String given() {
        return System.getProperty(
                VARIABLE, Optional.ofNullable(System.getenv(VARIABLE)).orElse(""));
    }

    /** Where samples keep what they keep: {@code .durable-functions}, or the system property {@code sample.data}. */
    public static Path directory() {
        return Path.of(System.getProperty("sample.data", ".durable-functions")).toAbsolutePath();
    }

    /** A store on this database. */
    public PostgreSqlStateStore store() {
        return PostgreSqlStateStore.connect(connectionString);
    }

    @Override
    public void close() {
        server.ifPresent(EmbeddedPostgreSql::close);
    }
}
