package com.acme.clashes;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.StartOptions;
import io.durablefunctions.definition.OrchestratorClient;
import java.time.Duration;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Starts instances of {@link Booking} and talks to them. In the store they are {@code Booking}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class BookingClient {
    private final OrchestratorClient<String> client;

    private BookingClient(OrchestratorClient<String> client) {
        this.client = client;
    }

    /**
     * The client that talks through this one, or to this host.
     */
    public static BookingClient of(DurableFunctionClient client) {
        return new BookingClient(OrchestratorClient.of(client, BookingDefinition.INSTANCE));
    }

    /**
     * Starts an instance.
     *
     * @see Booking#with
     */
    public OrchestrationHandle<String> start(
            String context, String options, String timeout, Booking.Call call, Booking.Instance instance) {
        return this.client.start(StartOptions.defaults(), context, options, timeout, call, instance);
    }

    /**
     * Starts an instance with these options.
     *
     * @see Booking#with
     */
    public OrchestrationHandle<String> start(
            StartOptions options_,
            String context,
            String options,
            String timeout,
            Booking.Call call,
            Booking.Instance instance) {
        return this.client.start(options_, context, options, timeout, call, instance);
    }

    /**
     * Starts an instance and waits for its result, but no longer than this.
     *
     * @see OrchestrationHandle#await
     */
    public String run(
            Duration timeout_,
            String context,
            String options,
            String timeout,
            Booking.Call call,
            Booking.Instance instance) {
        return this.start(context, options, timeout, call, instance).await(timeout_);
    }

    /**
     * The handle of an instance, whether it exists or not.
     */
    public OrchestrationHandle<String> handle(String instanceId) {
        return this.client.handle(instanceId);
    }

    /**
     * Raises the event {@code instance:instance} to an instance.
     *
     * @see Booking.Event#instance
     */
    public void raiseInstance(String instanceId, String instance, Booking.Call instance_) {
        this.client.raise(instanceId, BookingDefinition.INSTANCE_2, instance, instance_);
    }

    /**
     * Raises the event {@code call:instanceId} to an instance.
     *
     * @see Booking.Event#call
     */
    public void raiseCall(String instanceId_, String instanceId, String call) {
        this.client.raise(instanceId_, BookingDefinition.CALL, instanceId, call);
    }

    /**
     * Raises the event {@code instanceId} to an instance.
     *
     * @see Booking.Event#instanceId
     */
    public void raiseInstanceId(String instanceId_, Booking.Call instanceId) {
        this.client.raise(instanceId_, BookingDefinition.INSTANCE_ID, instanceId);
    }

    /**
     * What an instance told last of its progress; empty if it has told nothing.
     */
    public Optional<Booking.Instance> progress(String instanceId) {
        return this.client.progress(instanceId, BookingDefinition.INSTANCE_TYPE);
    }
}
