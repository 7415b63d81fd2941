package io.durablefunctions.definition;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls behind a generated client. Immutable.
 *
 * @param <R> what the orchestrator returns
 */
public final class OrchestratorClient<R extends @Nullable Object> {

    private final TypedClient client;
    private final OrchestratorDefinition<?, R> definition;

    private OrchestratorClient(TypedClient client, OrchestratorDefinition<?, R> definition) {
        this.client = client;
        this.definition = definition;
    }

    /** The client of this orchestrator. */
    public static <R extends @Nullable Object> OrchestratorClient<R> of(
            DurableFunctionClient client, OrchestratorDefinition<?, R> definition) {
        return new OrchestratorClient<>(TypedClient.of(client), definition);
    }

    /** Starts an instance. */
    public OrchestrationHandle<R> start(StartOptions options, @Nullable Object... arguments) {
        return client.start(definition, options, Arrays.asList(arguments));
    }

    /** The handle of an instance. */
    public OrchestrationHandle<R> handle(String instanceId) {
        return client.handle(definition, instanceId);
    }

    /** Raises an event without a key. */
    public <T extends @Nullable Object> void raise(String instanceId, EventType<T> event, T payload) {
        client.raise(instanceId, event, null, payload);
    }

    /** Raises an event with a key. */
    public <T extends @Nullable Object> void raise(String instanceId, EventType<T> event, String key, T payload) {
        client.raise(instanceId, event, key, payload);
    }

    /** What an instance told last. */
    public <T> Optional<T> progress(String instanceId, ValueType<T> type) {
        return client.progress(instanceId, type);
    }
}
