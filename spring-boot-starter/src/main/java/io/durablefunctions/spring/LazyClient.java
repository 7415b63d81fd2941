package io.durablefunctions.spring;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.definition.TypedClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that is looked up when it is used: so activities may be given clients of orchestrations, although the host that is such a client needs
 * the activities first. Thread-safe.
 */
final class LazyClient implements TypedClient {

    private final Supplier<? extends DurableFunctionClient> client;

    LazyClient(Supplier<? extends DurableFunctionClient> client) {
        this.client = client;
    }

    private TypedClient client() {
        return TypedClient.of(client.get());
    }

    @Override
    public OrchestrationHandle<String> start(String orchestrator, StartOptions options, String inputJson) {
        return client().start(orchestrator, options, inputJson);
    }

    @Override
    public <R extends @Nullable Object> OrchestrationHandle<R> start(
            OrchestratorDefinition<?, R> definition, StartOptions options, List<? extends @Nullable Object> arguments) {
        return client().start(definition, options, arguments);
    }

    @Override
    public OrchestrationHandle<String> handle(String instanceId) {
        return client().handle(instanceId);
    }

    @Override
    public <R extends @Nullable Object> OrchestrationHandle<R> handle(
            OrchestratorDefinition<?, R> definition, String instanceId) {
        return client().handle(definition, instanceId);
    }

    @Override
    public void raiseEvent(String instanceId, String event, String payloadJson) {
        client().raiseEvent(instanceId, event, payloadJson);
    }

    @Override
    public <T extends @Nullable Object> void raise(
            String instanceId, EventType<T> event, @Nullable String key, T payload) {
        client().raise(instanceId, event, key, payload);
    }

    @Override
    public Optional<OrchestrationStatus> status(String instanceId) {
        return client().status(instanceId);
    }

    @Override
    public <T> Optional<T> progress(String instanceId, ValueType<T> type) {
        return client().progress(instanceId, type);
    }

    @Override
    public boolean purge(String instanceId) {
        return client().purge(instanceId);
    }
}
