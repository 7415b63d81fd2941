package io.durablefunctions.engine;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts instances for the clients of a host. Thread-safe. */
final class Starts {

    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

    private final String hostName;
    private final Host host;
    private final StoredForm stored;

    Starts(String hostName, Host host, StoredForm stored) {
        this.hostName = hostName;
        this.host = host;
        this.stored = stored;
    }

    /** Takes the answer to a start, and the instance if it runs here. */
    interface Answer {
        void accept(Written written, @Nullable Instance instance);
    }

    /**
     * Starts an instance. With room for it, it begins here and at once: its first turn is taken before it is stored, so that the start and
     * what it decided are one write.
     */
    void begin(String id, String orchestrator, DurableStateDto state, Duration delay, Answer answer) {
        Orchestrator<?, ?> served = host.registry().orchestrator(orchestrator);
        if (!delay.isZero() || served == null) {
            startElsewhere(id, orchestrator, state, delay, answer);
            return;
        }
        if (host.reserveFor(orchestrator) == null) {
            host.admission().queue(orchestrator);
            startElsewhere(id, orchestrator, state, delay, (written, instance) -> {
                host.admission().queued();
                answer.accept(written, instance);
            });
            return;
        }
        Instance instance = new Instance(host, id, served, state, 0, 0);
        try {
            host.workers().turns().execute(() -> startHere(instance, state, answer));
        } catch (RejectedExecutionException closing) {
            host.room().giveBack(1);
            startElsewhere(id, orchestrator, state, delay, answer);
        }
    }

    /** Leaves it to the host that claims it. */
    private void startElsewhere(String id, String orchestrator, DurableStateDto state, Duration delay, Answer answer) {
        NewInstance start = new NewInstance(
                id,
                orchestrator,
                stored.ofState(state),
                delay,
                null,
                host.options().leaseTimeout());
        host.write(Commit.of(start), written -> answer.accept(written, null));
    }

    private void startHere(Instance instance, DurableStateDto state, Answer answer) {
        Runnable elsewhere = () -> {
            host.room().giveBack(1);
            startElsewhere(instance.id(), instance.orchestratorName(), state, Duration.ZERO, answer);
        };
        String json;
        try {
            json = instance.takeFirstTurn(elsewhere);
        } catch (RuntimeException | Error broken) { // a defect of the engine's: the next host may do better
            LOG.error("{} cannot take its first turn here", instance, broken);
            elsewhere.run();
            return;
        }
        NewInstance start = new NewInstance(
                instance.id(),
                instance.orchestratorName(),
                json,
                Duration.ZERO,
                hostName,
                host.options().leaseTimeout());
        long leasedUntil =
                host.workers().nanoTime() + host.options().leaseTimeout().toNanos();
        host.write(Commit.of(start), written -> answer.accept(written, begun(instance, written, leasedUntil)));
    }

    private @Nullable Instance begun(Instance instance, Written written, long leasedUntil) {
        if (!(written instanceof Written.Durable durable)) {
            return null; // room was given back where it was written
        }
        if (!(durable.starts().get(0) instanceof StartResult.Created created)) {
            host.room().giveBack(1);
            return null;
        }
        instance.stored(
                created.version(), leasedUntil); // before anybody sees it, or its lease would seem to have ended
        host.put(instance);
        instance.goOn();
        return instance;
    }
}
