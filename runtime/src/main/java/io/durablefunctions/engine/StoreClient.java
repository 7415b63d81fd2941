package io.durablefunctions.engine;

import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client without a host: it starts instances and talks to them, and hosts elsewhere run them. Safe for use by several threads. */
public final class StoreClient extends Client implements AutoCloseable {

    private final StateStore store;
    private final RuntimeOptions options;
    private final String name;
    private final StoredForm stored;
    private final Workers workers;
    private final Completions completions;

    private StoreClient(StateStore store, RuntimeOptions options, JsonCodec codec) {
        super(store, codec, options.leaseTimeout());
        this.store = store;
        this.options = options;
        this.name = options.hostId() + "-" + Ids.incarnation();
        this.stored = new StoredForm(codec);
        this.workers = new ThreadedWorkers(options);
        this.completions = new Completions(store, stored, workers, options.pollingInterval());
    }

    /**
     * A client on this store, with the default limits and polling interval.
     *
     * @throws io.durablefunctions.StateStoreException if the store cannot be used
     */
    public static StoreClient connect(StateStore store) {
        store.prepare();
        StoreClient client = new StoreClient(store, RuntimeOptions.defaults(), JsonCodec.of(PayloadLimits.DEFAULTS));
        client.completions.start();
        return client;
    }

    @Override
    Written write(Commit commit) {
        return store.write(List.of(commit), options.leaseTimeout()).get(0);
    }

    @Override
    Begun begin(String instanceId, String orchestrator, DurableStateDto state, Duration delay) {
        NewInstance start =
                new NewInstance(instanceId, orchestrator, stored.ofState(state), delay, null, options.leaseTimeout());
        return new Begun(durable(write(Commit.of(start))).starts().get(0), null);
    }

    @Override
    @Nullable
    CompletableFuture<Optional<Completions.Ended>> endingHere(String instanceId) {
        return null;
    }

    @Override
    boolean isHere(String instanceId) {
        return false;
    }

    @Override
    @Nullable
    OrchestratorDefinition<?, ?> definition(String orchestrator) {
        return null;
    }

    @Override
    boolean refusesUnknown() {
        return false;
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

    /** Stops waiting for instances. The store is left open. */
    @Override
    public void close() {
        completions.stop();
        workers.close();
    }
}
