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
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A client whose starts join the current transaction, if there is one; everything else goes to the host at once. The handle of a start that
 * joined goes to the host as well: it knows the instance from the commit on. Thread-safe.
 */
final class TransactionAwareClient implements TypedClient {

    private final TypedClient host;
    private final TypedClient joining;
    private final BooleanSupplier isInTransaction;

    TransactionAwareClient(DurableFunctionClient host, DurableFunctionClient joining, BooleanSupplier isInTransaction) {
        this.host = TypedClient.of(host);
        this.joining = TypedClient.of(joining);
        this.isInTransaction = isInTransaction;
    }

    @Override
    public OrchestrationHandle<String> start(String orchestrator, StartOptions options, String inputJson) {
        return isInTransaction.getAsBoolean()
                ? host.handle(joining.start(orchestrator, options, inputJson).instanceId())
                : host.start(orchestrator, options, inputJson);
    }

    @Override
    public <R extends @Nullable Object> OrchestrationHandle<R> start(
            OrchestratorDefinition<?, R> definition, StartOptions options, List<? extends @Nullable Object> arguments) {
        return isInTransaction.getAsBoolean()
                ? host.handle(
                        definition,
                        joining.start(definition, options, arguments).instanceId())
                : host.start(definition, options, arguments);
    }

    @Override
    public OrchestrationHandle<String> handle(String instanceId) {
        return host.handle(instanceId);
    }

    @Override
    public <R extends @Nullable Object> OrchestrationHandle<R> handle(
            OrchestratorDefinition<?, R> definition, String instanceId) {
        return host.handle(definition, instanceId);
    }

    @Override
    public void raiseEvent(String instanceId, String event, String payloadJson) {
        host.raiseEvent(instanceId, event, payloadJson);
    }

    @Override
    public <T extends @Nullable Object> void raise(
            String instanceId, EventType<T> event, @Nullable String key, T payload) {
        host.raise(instanceId, event, key, payload);
    }

    @Override
    public Optional<OrchestrationStatus> status(String instanceId) {
        return host.status(instanceId);
    }

    @Override
    public <T> Optional<T> progress(String instanceId, ValueType<T> type) {
        return host.progress(instanceId, type);
    }

    @Override
    public boolean purge(String instanceId) {
        return host.purge(instanceId);
    }
}
