package io.durablefunctions.definition;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The typed side of a client, behind generated clients. Each client of the framework is one. */
public interface TypedClient extends DurableFunctionClient {

    /** Starts an instance. */
    <R extends @Nullable Object> OrchestrationHandle<R> start(
            OrchestratorDefinition<?, R> definition, StartOptions options, List<? extends @Nullable Object> arguments);

    /** The handle of an instance. */
    <R extends @Nullable Object> OrchestrationHandle<R> handle(
            OrchestratorDefinition<?, R> definition, String instanceId);

    /** Raises an event. */
    <T extends @Nullable Object> void raise(String instanceId, EventType<T> event, @Nullable String key, T payload);

    /** What an instance told last. */
    <T> Optional<T> progress(String instanceId, ValueType<T> type);

    /** The typed side of a client. */
    static TypedClient of(DurableFunctionClient client) {
        if (client instanceof TypedClient typed) {
            return typed;
        }
        throw new IllegalArgumentException(client.getClass().getName()
                + " is no client of this framework. Give a DurableFunctionRuntime or a StoreClient.");
    }
}
