package com.acme;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Starts instances of {@link Search} and talks to them. In the store they are {@code Search}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class SearchClient {
    private final OrchestratorClient<@Nullable String> client;

    private SearchClient(OrchestratorClient<@Nullable String> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static SearchClient of(DurableFunctionClient client) {
        return new SearchClient(OrchestratorClient.of(client, SearchDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see Search#search
     */
    public OrchestrationHandle<@Nullable String> start(@Nullable String town) {
        return this.client.start(StartOptions.defaults(), town);
    }

    /**
     * Starts an instance with these options.
     *
     * @see Search#search
     */
    public OrchestrationHandle<@Nullable String> start(StartOptions options, @Nullable String town) {
        return this.client.start(options, town);
    }

    /**
     * Starts an instance and waits for its result, but no longer than this.
     *
     * @see OrchestrationHandle#await
     */
    public @Nullable String run(Duration timeout, @Nullable String town) {
        return this.start(town).await(timeout);
    }

    /**
     * The handle of an instance, whether it exists or not.
     */
    public OrchestrationHandle<@Nullable String> handle(String instanceId) {
        return this.client.handle(instanceId);
    }

    /**
     * Raises the event {@code answer} to an instance.
     *
     * @see Search.Answers#answer
     */
    public void raiseAnswer(String instanceId, @Nullable String answer) {
        this.client.raise(instanceId, SearchDefinition.ANSWER, answer);
    }

    /**
     * What an instance told last of its progress; empty if it has told nothing.
     */
    public Optional<String> progress(String instanceId) {
        return this.client.progress(instanceId, SearchDefinition.STRING);
    }
}
