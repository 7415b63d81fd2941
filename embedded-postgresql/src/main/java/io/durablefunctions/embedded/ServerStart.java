package io.durablefunctions.embedded;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a directory's server up: adopts the one that an earlier JVM left running, or starts one. */
final class ServerStart {

    private static final Logger log = LoggerFactory.getLogger(ServerStart.class);

    /**
     * A start can fail for a reason that passes: its port was taken meanwhile, children of a killed server are still
     * ending, or a start that a killed JVM had begun comes first.
     */
    private static final int ATTEMPTS = 3;

    private static final Duration PAUSE_BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final DataDirectory directory;
    private final ServerProcess process;
    private final String password;

    private ServerStart(DataDirectory directory, ServerProcess process, String password) {
        this.directory = directory;
        this.process = process;
        this.password = password;
    }

    /** A server that answers, with its user and database there, and durable. */
    static RunningServer in(DataDirectory directory) {
        Binaries binaries = Binaries.forThisSystem();
        if (!directory.hasCluster()) {
            directory.beginLog();
            new NewCluster(binaries, directory).create();
        }
        ServerProcess process = new ServerProcess(binaries, directory);
        RunningServer server = new ServerStart(directory, process, NewCluster.passwordOf(directory)).adoptOrStart();
        log.info(
                "PostgreSQL {} {} in {} on port {}, process {}",
                binaries.majorVersion(),
                server.adopted() ? "adopted" : "started",
                directory.root(),
                server.port(),
                server.pid());
        return server;
    }

    private RunningServer adoptOrStart() {
        for (int attempt = 1; ; attempt++) {
            Optional<RunningServer> adopted = adopt();
            if (adopted.isPresent()) {
                return adopted.get();
            }
            directory.beginLog();
            try {
                return readyOrStopped(process.start());
            } catch (ServerProcess.DidNotStart e) {
                if (attempt == ATTEMPTS) {
                    throw e.failure();
                }
                log.info("Starting again: {}", e.getMessage());
                Deadline.in(PAUSE_BETWEEN_ATTEMPTS).waitOut();
            }
        }
    }

    private RunningServer readyOrStopped(PostmasterPid started) {
        try {
            return ready(started, false);
        } catch (EmbeddedPostgreSqlException e) {
            process.stop();
            throw e;
        }
    }

    /** Waits while an earlier server comes up, recovers or ends. Empty if there is none, or none any more. */
    private Optional<RunningServer> adopt() {
        Deadline deadline = Deadline.in(ServerProcess.START_TIMEOUT);
        Optional<PostmasterPid> running = process.running();
        while (running.isPresent()) {
            PostmasterPid found = running.get();
            if (new ServerDatabases(settings(found)).answersFor(directory.cluster())) {
                return Optional.of(ready(found, true));
            }
            if (deadline.passed()) {
                throw new EmbeddedPostgreSqlException("The PostgreSQL that runs in " + directory.root() + ", process "
                        + found.pid() + ", doesn't answer on port " + found.port() + ". Stop it with: kill -INT "
                        + found.pid() + ", and see " + directory.log() + ".");
            }
            deadline.pause();
            running = process.running();
        }
        return Optional.empty();
    }

    private RunningServer ready(PostmasterPid postmaster, boolean adopted) {
        ServerDatabases databases = new ServerDatabases(settings(postmaster));
        databases.ensureUserAndDatabase();
        databases.requireDurability(directory.root());
        return new RunningServer(process, settings(postmaster), postmaster.pid(), adopted);
    }

    private ConnectionSettings settings(PostmasterPid postmaster) {
        return new ConnectionSettings(postmaster.port(), password);
    }
}
