package com.acme.jobs;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Starts instances of {@link Outer.Inner} and talks to them. In the store they are {@code Outer.Inner}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class Outer_InnerClient {
    private final OrchestratorClient<List<String>> client;

    private Outer_InnerClient(OrchestratorClient<List<String>> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static Outer_InnerClient of(DurableFunctionClient client) {
        return new Outer_InnerClient(OrchestratorClient.of(client, Outer_InnerDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see Outer.Inner#collect
     */
    public OrchestrationHandle<List<String>> start(Map<String, List<Outer.Item>> items) {
        return this.client.start(StartOptions.defaults(), items);
    }

    /**
     * Starts an instance with these options.
     *
     * @see Outer.Inner#collect
     */
    public OrchestrationHandle<List<String>> start(StartOptions options, Map<String, List<Outer.Item>> items) {
        return this.client.start(options, items);
    }

    /**
     * Starts an instance and waits for its result, but no longer than this.
     *
     * @see OrchestrationHandle#await
     */
    public List<String> run(Duration timeout, Map<String, List<Outer.Item>> items) {
        return this.start(items).await(timeout);
    }

    /**
     * The handle of an instance, whether it exists or not.
     */
    public OrchestrationHandle<List<String>> handle(String instanceId) {
        return this.client.handle(instanceId);
    }

    /**
     * Raises the event {@code items} to an instance.
     *
     * @see Outer.Events#items
     */
    public void raiseItems(String instanceId, List<Outer.Item> items) {
        this.client.raise(instanceId, Outer_InnerDefinition.ITEMS, items);
    }

    /**
     * Raises the event {@code voted:payload} to an instance.
     *
     * @see Outer.Events#vote
     */
    public void raiseVote(String instanceId, String payload, Integer vote) {
        this.client.raise(instanceId, Outer_InnerDefinition.VOTED, payload, vote);
    }

    /**
     * Raises the event {@code cancelled} to an instance.
     *
     * @see Outer.Events#cancelled
     */
    public void raiseCancelled(String instanceId, Outer.Reason cancelled) {
        this.client.raise(instanceId, Outer_InnerDefinition.CANCELLED, cancelled);
    }
}
