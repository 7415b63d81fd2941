package io.durablefunctions.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server of a data directory. The caller holds the directory's lock. */
final class ServerProcess {

    static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    /** What pg_ctl may take on top of the waiting it is asked for. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

    /** Words for a shell command: nothing in them comes from outside. Settings given here win over those in files. */
    private static final String SETTINGS = "-c listen_addresses=localhost -c unix_socket_directories=''"
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on"
            + " -c max_connections=300 -c timezone=UTC -c log_timezone=UTC -c logging_collector=off";

    /** A start failed, perhaps for a reason that passes. The message has the end of the server's log. */
    static final class DidNotStart extends Exception {

        private static final long serialVersionUID = 1;

        private final EmbeddedPostgreSqlException failure;

        DidNotStart(String message) {
            super(message);
            this.failure = new EmbeddedPostgreSqlException(message);
        }

        /** What the caller is told if no other attempt succeeds. */
        EmbeddedPostgreSqlException failure() {
            return failure;
        }
    }

    private final Binaries binaries;
    private final DataDirectory directory;

    ServerProcess(Binaries binaries, DataDirectory directory) {
        this.binaries = binaries;
        this.directory = directory;
    }

    /** The server's process, if it runs. */
    Optional<PostmasterPid> running() {
        return PostmasterPid.read(cluster())
                .filter(postmaster -> PostmasterIdentity.of(postmaster.pid(), cluster()) == PostmasterIdentity.OURS);
    }

    /**
     * Starts the server on a free port and waits until it answers. It goes on when this JVM ends.
     *
     * @throws DidNotStart if it ends, or doesn't answer in 60 s and is stopped
     */
    PostmasterPid start() throws DidNotStart {
        PostmasterPid.read(cluster())
                .filter(left -> PostmasterIdentity.of(left.pid(), cluster()) == PostmasterIdentity.FOREIGN)
                .ifPresent(left -> {
                    log.info(
                            "The postmaster.pid in {} names process {}, which is not its server",
                            cluster(),
                            left.pid());
                    PostmasterPid.disown(cluster());
                });
        int exitCode = pgCtl(START_TIMEOUT, "start", "-o", "-p " + freePort() + " " + SETTINGS);
        Optional<PostmasterPid> started = running();
        if (exitCode == 0 && started.isPresent()) {
            return started.get();
        }
        stop();
        throw new DidNotStart("The PostgreSQL in " + directory.root() + " didn't start: " + directory.endOfLog()
                + ". See " + directory.log() + ".");
    }

    /**
     * Stops the server if it runs: connections are cut, data is written. If that takes longer than 60 s it is stopped
     * at once, and recovers at its next start.
     *
     * @throws EmbeddedPostgreSqlException if it still runs then
     */
    void stop() {
        if (running().isPresent() && pgCtl(STOP_TIMEOUT, "stop", "-m", "fast") != 0) {
            log.warn("The PostgreSQL in {} didn't stop in {}: stopping it at once", directory.root(), STOP_TIMEOUT);
            stopAtOnce();
        }
    }

    /** Stops the server if it runs, without writing its data to the end. */
    void stopAtOnce() {
        Optional<PostmasterPid> running = running();
        if (running.isPresent()
                && pgCtl(STOP_TIMEOUT, "stop", "-m", "immediate") != 0
                && running().isPresent()) {
            throw new EmbeddedPostgreSqlException("The PostgreSQL in " + directory.root() + ", process "
                    + running.get().pid() + ", didn't stop. End that process, and see " + directory.log() + ".");
        }
    }

    private int pgCtl(Duration wait, String action, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = action;
        arguments[1] = "--wait";
        arguments[2] = "--timeout=" + wait.toSeconds();
        arguments[3] = "--silent";
        System.arraycopy(options, 0, arguments, 4, options.length);
        // pg_ctl gives the server a session of its own, so that a Ctrl-C meant for the JVM doesn't reach it.
        return ProgramRun.run(binaries.command("pg_ctl", arguments), cluster(), directory.log(), wait.plus(MARGIN));
    }

    private Path cluster() {
        return directory.cluster();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedPostgreSqlException(
                    "There is no free TCP port for PostgreSQL: " + e + ". Let this program open sockets.", e);
        }
    }
}
