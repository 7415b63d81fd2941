package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.worker.ActivityFile;
import io.durablefunctions.chaos.worker.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Orchestrations that are never at rest, to see how long it takes when their host dies. */
final class Canaries {

    private static final int COUNT = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Asked engine;
    private final Path end;

    Canaries(Asked engine, Path end) {
        this.engine = engine;
        this.end = end;
    }

    static List<String> ids() {
        return IntStream.range(0, COUNT).mapToObj(number -> "canary-" + number).toList();
    }

    void begin() throws InterruptedException {
        for (String id : ids()) {
            Operation start = new Operation(Kind.START, id, Canary.ORCHESTRATOR, "0");
            if (!Waiting.until(PATIENCE, () -> engine.perform(start).outcome() == Outcome.DONE)) {
                throw new IllegalStateException(id + " cannot be started");
            }
        }
    }

    /** They end with their next step. Returns since when, in microseconds since 1970. */
    long end() throws IOException {
        long now = ActivityFile.microsNow();
        Files.createFile(end);
        return now;
    }
}
