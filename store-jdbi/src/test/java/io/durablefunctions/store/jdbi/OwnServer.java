package io.durablefunctions.store.jdbi;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server whose settings a test chooses, as the embedded one does not allow: weak ones, and a standby. It is the embedded PostgreSQL's programs on
 * data of its own.
 */
final class OwnServer implements AutoCloseable {

    private final Path programs;
    private final Path data;
    private final int port;
    private final String password;

    private OwnServer(Path programs, Path data, int port, String password) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.password = password;
    }

    /** A new one in a directory, not started. */
    static OwnServer in(Path directory) throws IOException {
        Path data;
        Path programs;
        String password;
        try (EmbeddedPostgreSql postgres = EmbeddedPostgreSql.keptIn(directory)) {
            data = directory.resolve("pgdata");
            programs = Path.of(ProcessHandle.of(postgres.postmasterPid())
                            .orElseThrow()
                            .info()
                            .command()
                            .orElseThrow())
                    .getParent();
            password = postgres.connectionString().replaceAll(".*Password=([^;]*).*", "$1");
        }
        return new OwnServer(programs, data, freePort(), password);
    }

    /** A standby of this one, which has to be stopped; not started either. */
    OwnServer standbyIn(Path directory) throws IOException {
        Path copy = Files.createDirectories(directory).resolve("pgdata");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(data.relativize(file).toString()));
            }
        }
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        Files.createFile(copy.resolve("standby.signal"));
        OwnServer standby = new OwnServer(programs, copy, freePort(), password);
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + port + " user=postgres password=" + password + "'\n");
        return standby;
    }

    /** Waits until it answers. */
    OwnServer start(String... settings) {
        // A standby must not allow fewer connections than its primary did, which once was the embedded server.
        List<String> options =
                new ArrayList<>(List.of("-p", "" + port, "-h", "localhost", "-k", "''", "-c", "max_connections=300"));
        for (String setting : settings) {
            options.add("-c");
            options.add(setting);
        }
        pgCtl("start", "-l", data.resolveSibling("log").toString(), "-o", String.join(" ", options));
        return this;
    }

    int port() {
        return port;
    }

    /** As the superuser. */
    String connectionString() {
        return "Host=localhost;Port=" + port + ";Database=durablefunctions;Username=postgres;Password=" + password;
    }

    /** As the owner of the database. */
    String ownersConnectionString() {
        return connectionString().replace("=postgres", "=durableuser");
    }

    void stop() {
        pgCtl("stop", "-m", "fast");
    }

    /** What is not on the disk is lost. */
    void crash() {
        pgCtl("stop", "-m", "immediate");
    }

    @Override
    public void close() {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            crash();
        }
    }

    private void pgCtl(String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // it refuses to run as root
        }
        command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-w", "-D", data.toString()));
        command.addAll(List.of(arguments));
        Path output = data.resolveSibling("pg_ctl.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed:\n" + Files.readString(output) + log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String log() throws IOException {
        Path log = data.resolveSibling("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
