package io.durablefunctions.chaos.faults;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL in a directory of its own that is killed and started again, each time on the same port. It has the database
 * {@code durablefunctions} of the user {@code durableuser}; {@code fsync} is on. It ends with {@link #close()}, and does not outlive a JVM that
 * ends in order.
 *
 * <p>Safe for use by several threads; one start or stop at a time, the others wait.
 */
public final class ChaosServer implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

    private final Path directory;
    private final Path postgres;
    private final int port;
    private final String connectionString;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Thread atExit = new Thread(this::stop, "chaos-server-stop");
    private @Nullable ServerProgram program;

    private ChaosServer(Path directory, Map<String, String> settings) {
        this.directory = directory.toAbsolutePath();
        // Makes the data, the user and the database, and knows where the programs are.
        try (EmbeddedPostgreSql first = EmbeddedPostgreSql.keptIn(directory)) {
            this.port = first.port();
            this.connectionString = first.connectionString();
            this.postgres = ProcessHandle.of(first.postmasterPid())
                    .flatMap(process -> process.info().command())
                    .map(Path::of)
                    .orElseThrow(
                            () -> new IllegalStateException("The system doesn't tell what program a process runs"));
        }
        this.settings.put("listen_addresses", "localhost");
        this.settings.put("unix_socket_directories", "");
        this.settings.put("timezone", "UTC");
        this.settings.put("log_timezone", "UTC");
        this.settings.putAll(settings);
        this.settings.put("fsync", "on");
        this.settings.put("synchronous_commit", "on");
        this.settings.put("full_page_writes", "on");
    }

    /**
     * Starts a server.
     *
     * @param directory made if missing; the data are kept in {@code pgdata}, and what the server logs in {@code chaos-server.log}
     * @param settings such as {@code max_connections}; those about durability stay on
     */
    public static ChaosServer in(Path directory, Map<String, String> settings) {
        ChaosServer server = new ChaosServer(directory, settings);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        server.start();
        return server;
    }

    /** The same after each start. */
    public int port() {
        return port;
    }

    /** As {@code durableuser}, with the password: not for logs. */
    public String connectionString() {
        return connectionString;
    }

    /** The same by way of a proxy. */
    public String connectionStringThrough(int proxyPort) {
        return connectionString.replaceAll("Port=\\d+", "Port=" + proxyPort);
    }

    /** New connections as the superuser {@code postgres}. */
    public DataSource superuser() {
        return dataSource("postgres");
    }

    /** New connections as {@code durableuser}, who has no place reserved. */
    public DataSource user() {
        return dataSource("durableuser");
    }

    private DataSource dataSource(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("durablefunctions");
        source.setUser(user);
        source.setPassword(connectionString.replaceAll(".*Password=([^;]*).*", "$1"));
        source.setApplicationName("chaos");
        source.setConnectTimeout(10);
        return source;
    }

    /** What the server says. */
    public Path log() {
        return directory.resolve("chaos-server.log");
    }

    /** Whether its first process runs. */
    public synchronized boolean isRunning() {
        return program != null && program.isAlive();
    }

    /** The first process, the postmaster. */
    public synchronized long pid() {
        if (program == null) {
            throw new IllegalStateException("The server is down");
        }
        return program.pid();
    }

    /** {@code kill -9} of the postmaster. Returns when its children have noticed and ended, in some milliseconds mostly. Stays down. */
    public synchronized void kill() {
        if (program != null) {
            program.kill();
            program = null;
        }
    }

    /** Stops it as {@code pg_ctl stop -m immediate} does: back ends end at once, nothing is written. Stays down. */
    public synchronized void stopImmediately() {
        if (program != null) {
            program.stop("QUIT");
            program = null;
        }
    }

    /**
     * Starts it if it is down.
     *
     * @return how long it took until it answered, recovery included
     * @throws IllegalStateException if it doesn't answer in 60 s
     */
    public synchronized Duration start() {
        long begin = System.nanoTime();
        while (!isRunning() || !answers()) {
            if (System.nanoTime() - begin > START_TIMEOUT.toNanos()) {
                kill();
                throw new IllegalStateException("PostgreSQL doesn't start; see " + log());
            }
            if (!isRunning()) { // or again: what the one before has left may take a moment to go
                program = ServerProgram.start(postgres, directory.resolve("pgdata"), port, settings, log());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** {@link #kill()}, {@link #start()}. */
    public synchronized Duration killAndRestart() {
        long begin = System.nanoTime();
        kill();
        start();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** {@link #stopImmediately()}, {@link #start()}. */
    public synchronized Duration restartImmediately() {
        long begin = System.nanoTime();
        stopImmediately();
        start();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** A server without a free place answers too. */
    private boolean answers() {
        try (Connection connection = superuser().getConnection()) {
            return connection.isValid(10);
        } catch (SQLException e) {
            return SqlFaults.TOO_MANY_CONNECTIONS.equals(e.getSQLState());
        }
    }

    private synchronized void stop() {
        if (program != null) {
            program.stop("INT");
            program = null;
        }
    }

    /** Stops it in order. The data stay. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This is called by the end of the JVM.
        }
    }
}
