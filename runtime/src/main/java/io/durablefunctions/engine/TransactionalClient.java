package io.durablefunctions.engine;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.definition.TypedClient;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.StartWriter;
import io.durablefunctions.store.Written.StartResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client that starts instances in a transaction of the caller's: they are there when that is committed, and never were when it is rolled
 * back. It only starts; everything else is done after the commit, by another client. As safe for use by several threads as the transaction is.
 */
public final class TransactionalClient implements TypedClient {

    private final StartWriter writer;
    private final JsonCodec codec = JsonCodec.of(PayloadLimits.DEFAULTS);
    private final StoredForm stored = new StoredForm(codec);

    private TransactionalClient(StartWriter writer) {
        this.writer = writer;
    }

    /** A client whose starts are written by {@code writer}, with the default limits. */
    public static TransactionalClient of(StartWriter writer) {
        return new TransactionalClient(writer);
    }

    @Override
    public OrchestrationHandle<String> start(String orchestrator, StartOptions options, String inputJson) {
        Payload input = codec.parse(inputJson, "the input of " + orchestrator);
        return new StartedInTransaction<>(start(orchestrator, options, input));
    }

    @Override
    public <R extends @Nullable Object> OrchestrationHandle<R> start(
            OrchestratorDefinition<?, R> definition, StartOptions options, List<? extends @Nullable Object> arguments) {
        String what = "the input of " + definition.name();
        Payload input = codec.checkInput(codec.encodeAll(arguments, definition.parameters(), what), what);
        return new StartedInTransaction<>(start(definition.name(), options, input));
    }

    private String start(String orchestrator, StartOptions options, Payload input) {
        String id = options.id().orElseGet(Ids::next);
        DurableStateDto state = DurableStateDto.initial(input, Ids.next(), null, options.tags());
        NewInstance start = new NewInstance(
                id,
                orchestrator,
                stored.ofState(state),
                options.delay(),
                null,
                RuntimeOptions.defaults().leaseTimeout());
        if (writer.write(start) instanceof StartResult.Exists exists) {
            ExistingInstance.check(id, orchestrator, options, state, exists, stored);
        }
        return id;
    }

    @Override
    public OrchestrationHandle<String> handle(String instanceId) {
        throw onlyStarts("handle");
    }

    @Override
    public <R extends @Nullable Object> OrchestrationHandle<R> handle(
            OrchestratorDefinition<?, R> definition, String instanceId) {
        throw onlyStarts("handle");
    }

    @Override
    public void raiseEvent(String instanceId, String event, String payloadJson) {
        throw onlyStarts("raiseEvent");
    }

    @Override
    public <T extends @Nullable Object> void raise(
            String instanceId, EventType<T> event, @Nullable String key, T payload) {
        throw onlyStarts("raise");
    }

    @Override
    public Optional<OrchestrationStatus> status(String instanceId) {
        throw onlyStarts("status");
    }

    @Override
    public <T> Optional<T> progress(String instanceId, ValueType<T> type) {
        throw onlyStarts("progress");
    }

    @Override
    public boolean purge(String instanceId) {
        throw onlyStarts("purge");
    }

    private static UnsupportedOperationException onlyStarts(String operation) {
        return new UnsupportedOperationException("A client that joins a transaction only starts instances; " + operation
                + " is done after the commit, by a DurableFunctionRuntime or a StoreClient.");
    }
}
