package com.acme.archive;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Starts instances of {@link Archive.Waiting} and talks to them. In the store they are {@code Archive.Waiting}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Archive_WaitingClient {
    private final OrchestratorClient<Void> client;

    private Archive_WaitingClient(OrchestratorClient<Void> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static Archive_WaitingClient of(DurableFunctionClient client) {
        return new Archive_WaitingClient(OrchestratorClient.of(client, Archive_WaitingDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see Archive.Waiting#waitFor
     */
    public OrchestrationHandle<Void> start() {
        return this.client.start(StartOptions.defaults());
    }

    /**
     * Starts an instance with these options.
     *
     * @see Archive.Waiting#waitFor
     */
    public OrchestrationHandle<Void> start(StartOptions options) {
        return this.client.start(options);
    }

    /**
     * Starts an instance and waits for its result, but no longer than this.
     *
     * @see OrchestrationHandle#await
     */
    public void run(Duration timeout) {
        this.start().await(timeout);
    }

    /**
     * The handle of an instance, whether it exists or not.
     */
    public OrchestrationHandle<Void> handle(String instanceId) {
        return this.client.handle(instanceId);
    }

    /**
     * Raises the event {@code word} to an instance.
     *
     * @see Archive.Waiting.Events#word
     */
    public void raiseWord(String instanceId, String word) {
        this.client.raise(instanceId, Archive_WaitingDefinition.WORD, word);
    }
}
