package io.durablefunctions.engine;

import io.durablefunctions.DurableFunctionsException;
import io.durablefunctions.OutcomeUnknownException;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host: runs the orchestrators and activities that are registered with it, on one state store, beside any number of other hosts. It is a
 * client too. Safe for use by several threads.
 */
public final class DurableFunctionRuntime extends Client implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableFunctionRuntime.class);
    private static final Duration SWEEP_AT_FIRST = Duration.ofSeconds(1);

    private final String name;
    private final StateStore store;
    private final boolean ownsStore;
    private final RuntimeOptions options;
    private final Registry registry;
    private final Workers workers;
    private final StoreClock clock;
    private final Completions completions;
    private final Host host;
    private final Starts starts;
    private final Periodic claims;
    private final Periodic upkeep;
    private final Periodic renewal;
    private final Periodic sweeps;
    // assigned under this
    private StateStore.@Nullable Subscription hints;
    private boolean starting;
    private volatile boolean started;
    private volatile boolean closed;

    DurableFunctionRuntime(
            StateStore store, boolean ownsStore, RuntimeOptions options, Registry registry, Workers workers) {
        this(store, ownsStore, options, registry, workers, JsonCodec.of(options.limits()));
    }

    private DurableFunctionRuntime(
            StateStore store,
            boolean ownsStore,
            RuntimeOptions options,
            Registry registry,
            Workers workers,
            JsonCodec codec) {
        super(store, codec, options.leaseTimeout());
        StoredForm stored = new StoredForm(codec);
        this.name = options.hostId() + "-" + Ids.incarnation();
        this.store = store;
        this.ownsStore = ownsStore;
        this.options = options;
        this.registry = registry;
        this.workers = workers;
        this.clock = new StoreClock(workers::nanoTime);
        this.completions = new Completions(store, stored, workers, options.pollingInterval());
        this.host = new Host(name, store, options, registry, workers, codec, clock, completions);
        this.starts = new Starts(name, host, stored);
        ClaimRequest request = Claims.request(name, registry, options, stored);
        Leases leases = new Leases(host, store, options.leaseTimeout());
        Termination termination = new Termination(store, stored, name, options.leaseTimeout());
        this.claims = every("Claiming", options.pollingInterval(), new Claims(host, store, request, termination));
        host.room().onRoomForBacklog(claims::nudge);
        this.upkeep = every("Reading mail", options.pollingInterval(), new Upkeep(name, host, store, leases));
        this.sweeps = every("Sweeping", options.leaseTimeout(), store::sweep);
        this.renewal =
                new Periodic("Renewing leases", workers, workers.renewal(), options.leaseRenewalInterval(), leases);
    }

    private Periodic every(String what, Duration interval, Runnable task) {
        return new Periodic(what, workers, workers.housekeeping(), interval, task);
    }

    /** Registers what a host serves, then starts it. */
    public static DurableFunctionRuntimeBuilder builder() {
        return new DurableFunctionRuntimeBuilder();
    }

    /**
     * Brings the store's schema up to date, then begins to work. One that could not start may be started again; until it has, starts and
     * messages throw {@link StateStoreException}. One that is closed meanwhile does not begin.
     *
     * @throws StateStoreException if the store cannot be used
     * @throws IllegalStateException if it was started or closed before, or is closed meanwhile
     */
    public void start() {
        enterStart();
        try {
            store.prepare(); // may take long, and must not keep close() waiting
            clock.set(store.now());
            begin();
        } finally {
            leaveStart();
        }
    }

    private synchronized void enterStart() {
        if (starting || started || closed) {
            throw notStartable();
        }
        starting = true;
    }

    private synchronized void leaveStart() {
        starting = false;
    }

    /** One that was closed meanwhile listens to nobody, for nobody would end that. */
    private synchronized void begin() {
        if (closed) {
            throw notStartable();
        }
        hints = store.listen(this::hint);
        started = true;
        renewal.nudge();
        completions.start();
        claims.nudge();
        upkeep.nudge();
        workers.schedule(SWEEP_AT_FIRST, sweeps::nudge);
        LOG.info("{} serves {}", name, registry.orchestratorNames());
    }

    private IllegalStateException notStartable() {
        return new IllegalStateException(name + " was " + (closed ? "closed" : "started") + " before.");
    }

    private void hint() {
        claims.nudge();
        upkeep.nudge();
    }

    /** The name under which this host holds leases: its id and a random part, new with each start. */
    public String hostName() {
        return name;
    }

    /** Whether it has started and has not been closed. */
    public boolean isRunning() {
        return started && !closed;
    }

    /** What it has done and has at hand. */
    public RuntimeStatistics statistics() {
        return host.tally().read(host.instances().size());
    }

    /** The options it was started with. */
    public RuntimeOptions options() {
        return options;
    }

    /**
     * Ends this host gracefully: nothing new begins, running activities may finish for as long as the shutdown timeout, and what
     * waits is given back, so that other hosts go on with it at once. Activities that take longer are interrupted and run again elsewhere
     * when their lease ends. It does not wait for a start that is under way. May be called more than once.
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true; // and so a start that is under way assigns nothing any more
        }
        if (hints != null) {
            hints.close();
        }
        claims.stop();
        host.drain();
        awaitQuiet();
        host.instances().forEach(Instance::interruptActivities);
        upkeep.stop();
        sweeps.stop();
        completions.stop();
        renewal.stop();
        workers.close();
        if (ownsStore) {
            store.close();
        }
        LOG.info("{} has ended", name);
    }

    private void awaitQuiet() {
        CompletableFuture<@Nullable Void> quiet = new CompletableFuture<>();
        Periodic look = every("Draining", Duration.ofMillis(10), () -> {
            host.idle().forEach(Instance::release);
            // what is being claimed right now comes yet
            if (!claims.isRunning()
                    && host.instances().isEmpty()
                    && host.admission().isQuiet()) {
                quiet.complete(null);
            }
        });
        look.nudge();
        try {
            workers.join(quiet, options.shutdownTimeout());
        } catch (TimeoutException busy) {
            LOG.warn(
                    "{} ends with {} instances still busy; other hosts take them over",
                    name,
                    host.instances().size());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            look.stop();
        }
    }

    private void requireStarted() {
        if (!started) {
            throw new StateStoreException(
                    name + " has not started yet, and nothing was written. Try again when it has.", null);
        }
    }

    @Override
    Written write(Commit commit) {
        requireStarted();
        host.admission().enter();
        try {
            CompletableFuture<Written> written = new CompletableFuture<>();
            host.send(commit, written::complete);
            return answer(written, commit.instanceId());
        } finally {
            host.admission().leave();
        }
    }

    @Override
    Begun begin(String instanceId, String orchestrator, DurableStateDto state, Duration delay) {
        requireStarted();
        host.admission().enter();
        try {
            return started(instanceId, orchestrator, state, delay);
        } finally {
            host.admission().leave();
        }
    }

    private Begun started(String instanceId, String orchestrator, DurableStateDto state, Duration delay) {
        CompletableFuture<Begun> begun = new CompletableFuture<>();
        starts.begin(instanceId, orchestrator, state, delay, (written, instance) -> {
            try {
                begun.complete(
                        new Begun(durable(written).starts().get(0), instance == null ? null : instance.ending()));
            } catch (DurableFunctionsException failed) {
                begun.completeExceptionally(failed);
            }
        });
        return answer(begun, instanceId);
    }

    private <T> T answer(CompletableFuture<T> answer, String instanceId) {
        try {
            return workers.join(answer, options.leaseTimeout().multipliedBy(2));
        } catch (TimeoutException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new OutcomeUnknownException(
                    "It is not known whether the store took what was sent to '" + instanceId
                            + "': no answer came in time. Ask for its status.",
                    e);
        }
    }

    @Override
    @Nullable
    CompletableFuture<Optional<Completions.Ended>> endingHere(String instanceId) {
        Instance instance = host.instance(instanceId);
        return instance == null ? null : instance.ending();
    }

    @Override
    boolean isHere(String instanceId) {
        return host.isHere(instanceId);
    }

    @Override
    @Nullable
    OrchestratorDefinition<?, ?> definition(String orchestrator) {
        Orchestrator<?, ?> served = registry.orchestrator(orchestrator);
        return served == null ? null : served.definition();
    }

    @Override
    boolean refusesUnknown() {
        return true;
    }

    @Override
    Completions completions() {
        return completions;
    }

    @Override
    Workers workers() {
        return workers;
    }

    @Override
    String claimant() {
        return name;
    }
}
