package io.durablefunctions.chaos.driver;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.checks.PoisonIsContained.Seen;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.worker.Poison;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Starts orchestrations that harm their hosts, and ends them once they are set aside. */
final class Poisons {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Asked engine;
    private final DurableFunctionClient client;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    Poisons(Asked engine, DurableFunctionClient client) {
        this.engine = engine;
        this.client = client;
    }

    /** What it has to be shown as sooner or later. */
    private static RuntimeStatus expected(Poison poison) {
        return switch (poison) {
            case RECURSION, MEMORY_OF_ACTIVITY -> RuntimeStatus.FAILED;
            case MEMORY, EXIT, SWALLOW -> RuntimeStatus.BLOCKED;
        };
    }

    /** One of this kind, from its start to its end. */
    boolean inflict(Poison poison) throws InterruptedException {
        String id = "poison-" + poison + "-" + numbers.incrementAndGet();
        Operation start = new Operation(Kind.START, id, poison.orchestrator(), "\"\"");
        if (!repeat(() -> engine.performDirectly(start).outcome() == Outcome.DONE)) {
            return false;
        }
        RuntimeStatus expected = expected(poison);
        Waiting.until(PATIENCE, () -> shows(id, expected) || ended(id));
        String shown = status(id).map(now -> now.status().name()).orElse("nothing");
        Operation end = new Operation(Kind.TERMINATE, id, "chaos", "");
        boolean hasEnded = Waiting.until(PATIENCE, () -> ended(id) || ended(id, end));
        seen.add(new Seen(id, expected.name(), shown, hasEnded));
        return true;
    }

    private boolean ended(String id, Operation end) {
        engine.performDirectly(end);
        return ended(id);
    }

    private static boolean repeat(BooleanSupplier call) throws InterruptedException {
        return Waiting.until(PATIENCE, call);
    }

    private boolean shows(String id, RuntimeStatus expected) {
        return status(id).filter(now -> now.status() == expected).isPresent();
    }

    private boolean ended(String id) {
        return status(id).filter(now -> now.status().isEnded()).isPresent();
    }

    private Optional<OrchestrationStatus> status(String id) {
        try {
            return client.status(id);
        } catch (DurableFunctionsException down) {
            return Optional.empty();
        }
    }

    /** What was seen of all that are over. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }
}
