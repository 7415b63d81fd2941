package io.durablefunctions.chaos.driver;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.checks.PoisonIsContained.Seen;
import io.durablefunctions.chaos.incidents.Incidents;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.worker.Poison;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Starts orchestrations that harm their hosts, and ends them once they are set aside. */
final class Poisons {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Asked engine;
    private final DurableFunctionClient client;
    private final Incidents incidents;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    Poisons(Asked engine, DurableFunctionClient client, Incidents incidents) {
        this.engine = engine;
        this.client = client;
        this.incidents = incidents;
    }

    /** What it has to be shown as sooner or later, any of these. */
    private static Set<RuntimeStatus> expected(Poison poison) {
        return switch (poison) {
            case RECURSION -> EnumSet.of(RuntimeStatus.FAILED);
            case MEMORY, EXIT, SWALLOW -> EnumSet.of(RuntimeStatus.BLOCKED);
            // a host without memory may not get as far as telling
            case MEMORY_OF_ACTIVITY -> EnumSet.of(RuntimeStatus.FAILED, RuntimeStatus.BLOCKED);
        };
    }

    /** One of this kind, from its start to its end. */
    boolean inflict(Poison poison) throws InterruptedException {
        Incidents.Begun begun = incidents.begin(poison.name(), Incidents.Outage.POISON, 0);
        try {
            return fromStartToEnd(poison);
        } finally {
            begun.end();
        }
    }

    private boolean fromStartToEnd(Poison poison) throws InterruptedException {
        String id = "poison-" + poison + "-" + numbers.incrementAndGet();
        Operation start = new Operation(Kind.START, id, poison.orchestrator(), "\"\"");
        if (!repeat(() -> engine.performDirectly(start).outcome() == Outcome.DONE)) {
            return false;
        }
        Set<RuntimeStatus> expected = expected(poison);
        Waiting.until(PATIENCE, () -> shows(id, expected) || ended(id));
        String shown = status(id).map(now -> now.status().name()).orElse("nothing");
        Operation end = new Operation(Kind.TERMINATE, id, "chaos", "");
        boolean hasEnded = Waiting.until(PATIENCE, () -> ended(id) || ended(id, end));
        seen.add(new Seen(id, text(expected), shown, hasEnded));
        return true;
    }

    private static String text(Set<RuntimeStatus> statuses) {
        return statuses.stream().map(RuntimeStatus::name).collect(Collectors.joining("|"));
    }

    private boolean ended(String id, Operation end) {
        engine.performDirectly(end);
        return ended(id);
    }

    private static boolean repeat(BooleanSupplier call) throws InterruptedException {
        return Waiting.until(PATIENCE, call);
    }

    private boolean shows(String id, Set<RuntimeStatus> expected) {
        return status(id).filter(now -> expected.contains(now.status())).isPresent();
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
