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
                .maxConcurrentActivities(32)
                .blockedRetryInterval(Duration.ofSeconds(5))
                .shutdownTimeout(Duration.ofSeconds(2));
    }

    /** Shorter than a lease, as in production: a host that is stopped inside a transaction is not to hold up its successor. */
    static PostgreSqlOptions storeOptions() {
        return PostgreSqlOptions.defaults()
                .withPoolSize(4)
                .withCommandTimeout(Duration.ofSeconds(10))
                .withIdleInTransactionTimeout(Duration.ofSeconds(1))
                .withFenceTimeout(Duration.ofMillis(500));
    }
}
