package com.acme.archive;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Starts instances of {@link Archive.Cleaning} and talks to them. In the store they are {@code Archive.Cleaning}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Archive_CleaningClient {
    private final OrchestratorClient<Void> client;

    private Archive_CleaningClient(OrchestratorClient<Void> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static Archive_CleaningClient of(DurableFunctionClient client) {
        return new Archive_CleaningClient(OrchestratorClient.of(client, Archive_CleaningDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see Archive.Cleaning#clean
     */
    public OrchestrationHandle<Void> start(Archive.Cleaning.Word word) {
        return this.client.start(StartOptions.defaults(), word);
    }

    /**
     * Starts an instance with these options.
     *
     * @see Archive.Cleaning#clean
     */
    public OrchestrationHandle<Void> start(StartOptions options, Archive.Cleaning.Word word) {
        return this.client.start(options, word);
    }

    /**
     * Starts an instance and waits for its result, but no longer than this.
     *
     * @see OrchestrationHandle#await
     */
    public void run(Duration timeout, Archive.Cleaning.Word word) {
        this.start(word).await(timeout);
    }

    /**
     * The handle of an instance, whether it exists or not.
     */
    public OrchestrationHandle<Void> handle(String instanceId) {
        return this.client.handle(instanceId);
    }
}
