package io.durablefunctions.store.jdbi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real PgBouncer in front of a server, in transaction mode, with few sessions, so that they really are shared. It ignores no startup
 * parameter: what the store sends of its own accord, it has to take.
 */
final class PgBouncer implements AutoCloseable {

    /** How many sessions of the server serve all connections to one database. */
    static final int SESSIONS = 4;

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final String INSTALL = "apt-get update && apt-get install -y pgbouncer";
    private static final Duration STARTING = Duration.ofSeconds(30);

    private final Path directory;
    private final Process process;
    private final String connectionString;

    private PgBouncer(Path directory, Process process, String connectionString) {
        this.directory = directory;
        this.process = process;
        this.connectionString = connectionString;
    }

    /** What the store has to be told about a PgBouncer. See docs/postgresql.md. */
    static PostgreSqlOptions options() {
        return PostgreSqlOptions.defaults()
                .withListenForHints(false)
                .withSessionSettings(false)
                .withPrepareThreshold(0);
    }

    /** Where there is none the test is skipped, but never in CI, where nobody would notice. */
    static void requireInstalled() {
        boolean installed = Files.isExecutable(PROGRAM);
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("There is no " + PROGRAM + ". Install it: " + INSTALL);
        }
        assumeTrue(installed, () -> "There is no " + PROGRAM + ". To run this test: " + INSTALL);
    }

    /** Starts one in front of a database, on a free port of the loopback address. */
    static PgBouncer before(String connectionString) throws IOException {
        requireInstalled();
        Path directory = Files.createTempDirectory("pgbouncer");
        int port = freePort();
        ConnectionSettings server = ConnectionSettings.parse(connectionString);
        write(directory, "users.txt", quoted(server.user()) + " " + quoted(password(server)) + "\n");
        write(directory, "pgbouncer.ini", ini(directory, server, port));
        Process process = new ProcessBuilder(command(directory))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        String through =
                connectionString.replaceAll("Host=[^;]*", "Host=127.0.0.1").replaceAll("Port=[^;]*", "Port=" + port);
        PgBouncer pooler = new PgBouncer(directory, process, through + ";SSL Mode=Disable");
        try {
            pooler.awaitAnswer();
        } catch (RuntimeException | Error e) {
            pooler.close();
            throw e;
        }
        return pooler;
    }

    private static String ini(Path directory, ConnectionSettings server, int port) {
        String place = server.place();
        return String.join(
                "\n",
                "[databases]",
                "* = host=" + place.substring(0, place.lastIndexOf(':')) + " port="
                        + place.substring(place.lastIndexOf(':') + 1),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = scram-sha-256",
                "auth_file = " + directory.resolve("users.txt"),
                "pool_mode = transaction",
                "default_pool_size = " + SESSIONS,
                "max_client_conn = 200",
                "");
    }

    /** It refuses to run as root. */
    private static List<String> command(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            UserPrincipal nobody =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(directory, nobody);
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.setOwner(file, nobody);
                }
            }
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
        }
        command.addAll(
                List.of(PROGRAM.toString(), directory.resolve("pgbouncer.ini").toString()));
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Readable by the owner alone: there is a password in it. */
    private static void write(Path directory, String name, String text) throws IOException {
        Path file = Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String password(ConnectionSettings settings) {
        return settings.properties().getProperty("password", "");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() {
        ConnectionSettings settings = ConnectionSettings.parse(connectionString);
        long deadline = System.nanoTime() + STARTING.toNanos();
        SQLException problem = problem(settings);
        while (problem != null) {
            if (hasEnded() || System.nanoTime() > deadline) {
                throw new IllegalStateException("PgBouncer does not answer. It says:\n" + log(), problem);
            }
            problem = problem(settings);
        }
    }

    private static @Nullable SQLException problem(ConnectionSettings settings) {
        try {
            DriverManager.getConnection(settings.url(), settings.properties()).close();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    /** Also gives it a moment. */
    private boolean hasEnded() {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The connection string of the database behind it, through it. */
    String connectionString() {
        return connectionString;
    }

    /** What it said so far. */
    String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
            delete(directory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("The directory of a PgBouncer could not be removed: " + directory, e);
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
