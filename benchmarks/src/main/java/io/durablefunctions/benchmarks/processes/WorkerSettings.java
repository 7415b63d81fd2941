package io.durablefunctions.benchmarks.processes;

import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.jdbi.PostgreSqlOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker is set. Immutable.
 *
 * @param orchestrations how many instances it holds in memory at most
 * @param lease how long its leases last
 * @param hints whether hosts tell one another of new work
 * @param heapMegabytes how large its heap may become
 * @param stepLog where it notes each step that begins and ends; empty for nowhere
 */
public record WorkerSettings(int orchestrations, Duration lease, boolean hints, int heapMegabytes, String stepLog) {

    /** Room for a thousand instances in a heap of 256 MB, everything else as it is by default. */
    public static WorkerSettings defaults() {
        return new WorkerSettings(1_000, RuntimeOptions.defaults().leaseTimeout(), true, 256, "");
    }

    /** With room for so many instances. */
    public WorkerSettings orchestrations(int most) {
        return new WorkerSettings(most, lease, hints, heapMegabytes, stepLog);
    }

    /** With leases of this length. */
    public WorkerSettings lease(Duration length) {
        return new WorkerSettings(orchestrations, length, hints, heapMegabytes, stepLog);
    }

    /** With hints or without. */
    public WorkerSettings hints(boolean on) {
        return new WorkerSettings(orchestrations, lease, on, heapMegabytes, stepLog);
    }

    /** With a heap of at most so many megabytes. */
    public WorkerSettings heapMegabytes(int most) {
        return new WorkerSettings(orchestrations, lease, hints, most, stepLog);
    }

    /** With a log of steps in this file. */
    public WorkerSettings stepLog(Path file) {
        return new WorkerSettings(orchestrations, lease, hints, heapMegabytes, file.toString());
    }

    RuntimeOptions runtimeOptions() {
        return RuntimeOptions.defaults()
                .maxConcurrentOrchestrations(orchestrations)
                .leaseTimeout(lease);
    }

    PostgreSqlOptions storeOptions() {
        return PostgreSqlOptions.defaults().withListenForHints(hints);
    }

    List<String> arguments() {
        return List.of(
                "orchestrations=" + orchestrations,
                "lease=" + lease.toMillis(),
                "hints=" + hints,
                "heap=" + heapMegabytes,
                "steps=" + stepLog);
    }

    static WorkerSettings of(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new WorkerSettings(
                Integer.parseInt(values.getOrDefault("orchestrations", "")),
                Duration.ofMillis(Long.parseLong(values.getOrDefault("lease", ""))),
                Boolean.parseBoolean(values.get("hints")),
                Integer.parseInt(values.getOrDefault("heap", "")),
                values.getOrDefault("steps", ""));
    }
}
