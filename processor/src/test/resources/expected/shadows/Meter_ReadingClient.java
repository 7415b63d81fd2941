package com.acme.shadows;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Starts instances of {@link Meter.Reading} and talks to them. In the store they are {@code Meter.Reading}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class Meter_ReadingClient {
    private final OrchestratorClient<Void> client;

    private Meter_ReadingClient(OrchestratorClient<Void> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static Meter_ReadingClient of(DurableFunctionClient client) {
        return new Meter_ReadingClient(OrchestratorClient.of(client, Meter_ReadingDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see Meter.Reading#read
     */
    public OrchestrationHandle<Void> start() {
        return this.client.start(StartOptions.defaults());
    }

    /**
     * Starts an instance with these options.
     *
     * @see Meter.Reading#read
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
}
