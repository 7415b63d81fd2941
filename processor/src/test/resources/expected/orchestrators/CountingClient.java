package com.acme.jobs;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Starts instances of {@link Counting} and talks to them. In the store they are {@code counting-v1}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
final class CountingClient {
    private final OrchestratorClient<Integer> client;

    private CountingClient(OrchestratorClient<Integer> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static CountingClient of(DurableFunctionClient client) {
        return new CountingClient(OrchestratorClient.of(client, CountingDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see Counting#count
     */
    public OrchestrationHandle<Integer> start(long from, int by) {
        return this.client.start(StartOptions.defaults(), from, by);
    }

    /**
     * Starts an instance with these options.
     *
     * @see Counting#count
     */
    public OrchestrationHandle<Integer> start(StartOptions options, long from, int by) {
        return this.client.start(options, from, by);
    }

    /**
     * Starts an instance and waits for its result, but no longer than this.
     *
     * @see OrchestrationHandle#await
     */
    public int run(Duration timeout, long from, int by) {
        return this.start(from, by).await(timeout);
    }

    /**
     * The handle of an instance, whether it exists or not.
     */
    public OrchestrationHandle<Integer> handle(String instanceId) {
        return this.client.handle(instanceId);
    }

    /**
     * What an instance told last of its progress; empty if it has told nothing.
     */
    public Optional<Long> progress(String instanceId) {
        return this.client.progress(instanceId, CountingDefinition.LONG);
    }
}
