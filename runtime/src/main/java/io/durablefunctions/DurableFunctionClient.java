package io.durablefunctions;

import java.util.Optional;

/**
 * Starts orchestrations and talks to them. A host is a client; without a host, connect one to the store. Typed clients are
 * generated, {@code ApprovalClient.of(client)}; what is here is untyped, for tools: payloads are JSON.
 *
 * <p>Safe for use by several threads. Each call returns when what it did is durable. All throw {@link StateStoreException} while
 * the store is out of reach, and {@link OutcomeUnknownException} if the answer was lost.
 */
public interface DurableFunctionClient {

    /** {@link #start(String, StartOptions, String)} with the defaults. */
    default OrchestrationHandle<String> start(String orchestrator, String inputJson) {
        return start(orchestrator, StartOptions.defaults(), inputJson);
    }

    /**
     * Starts an instance. The handle's result is JSON.
     *
     * @param orchestrator the stored name of the orchestrator
     * @param inputJson the input: {@code null}, a value, or an array of the values where there are several
     * @throws NoDefinitionException if this host serves no orchestrator of that name (a client without a host cannot tell)
     * @throws InvalidPayloadException if the input is no JSON, not of the orchestrator's type, or beyond a limit
     * @throws InstanceExistsException if the id exists and the options ask for a new one, or it exists for another orchestrator
     */
    OrchestrationHandle<String> start(String orchestrator, StartOptions options, String inputJson);

    /** The handle of an instance, whether it exists or not. The handle's result is JSON. */
    OrchestrationHandle<String> handle(String instanceId);

    /**
     * Raises an event. It is kept until the instance takes it.
     *
     * @param event the event's stored name; {@code name:key} for an event with a key
     * @throws InstanceNotFoundException if there is no such instance
     * @throws InstanceEndedException if the instance has ended
     * @throws InvalidPayloadException if the payload is no JSON or beyond a limit
     */
    void raiseEvent(String instanceId, String event, String payloadJson);

    /**
     * Where an instance stands; empty if there is none of this id.
     *
     * @throws InstanceUnreadableException if another system, or a newer version, has stored it, so that it cannot be read
     */
    Optional<OrchestrationStatus> status(String instanceId);

    /**
     * Removes an instance that has ended, with its history.
     *
     * @return whether there was one
     * @throws InstanceRunningException if it has not ended
     */
    boolean purge(String instanceId);
}
