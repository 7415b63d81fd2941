package io.durablefunctions.chaos.worker;

import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.jdbi.PostgreSqlOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a worker is set. Immutable.
 *
 * @param activities where it notes each activity that begins and ends
 * @param end exists once the run is over
 */
public record WorkerSettings(Path activities, Path end) {

    /** In the environment, not among the arguments: those are shown to everybody on the machine, and it holds a password. */
    public static final String URL = "DURABLE_FUNCTIONS_CHAOS_WORKER";

    /** How long leases last. */
    public static final Duration LEASE = Duration.ofSeconds(3);

    /** How long a worker that is told to end waits for what runs. */
    public static final Duration SHUTDOWN = Duration.ofSeconds(2);

    private static final Duration COMMAND = Duration.ofSeconds(10);

    /** When a worker has given up a connection on which nothing comes: the store's driver waits for 10 s longer than a command may take. */
    public static final Duration GIVEN_UP = COMMAND.plusSeconds(10);

    /** How many activities a worker runs at a time. */
    public static final int ACTIVITIES = 32;

    /** The arguments of {@link WorkerMain}. */
    public List<String> arguments() {
        return List.of(activities.toString(), end.toString());
    }

    static WorkerSettings of(String... arguments) {
        return new WorkerSettings(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static RuntimeOptions runtimeOptions() {
        return RuntimeOptions.defaults()
                .lease(LEASE, Duration.ofSeconds(1))
                .maxConcurrentOrchestrations(200)
                .maxConcurrentActivities(ACTIVITIES)
                .blockedRetryInterval(Duration.ofSeconds(5))
                .shutdownTimeout(SHUTDOWN);
    }

    /** Shorter than a lease, as in production: a host that is stopped inside a transaction is not to hold up its successor. */
    static PostgreSqlOptions storeOptions() {
        return PostgreSqlOptions.defaults()
                .withPoolSize(4)
                .withCommandTimeout(COMMAND)
                .withIdleInTransactionTimeout(Duration.ofSeconds(1))
                .withFenceTimeout(Duration.ofMillis(500));
    }
}
