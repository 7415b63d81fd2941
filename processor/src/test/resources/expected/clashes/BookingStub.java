package com.acme.clashes;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import javax.annotation.processing.Generated;

/**
 * Calls {@link Booking} from another orchestrator. In the journal it is {@code Booking}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class BookingStub {
    private final ChildCalls<String> calls;

    private BookingStub(ChildCalls<String> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static BookingStub in(OrchestrationContext context) {
        return new BookingStub(ChildCalls.in(context, BookingDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public BookingStub with(ChildOptions options) {
        return new BookingStub(this.calls.with(options));
    }

    /**
     * Calls {@code Booking} as a child and waits for it.
     *
     * @see Booking#with
     */
    public String with(String context, String options, String timeout, Booking.Call call, Booking.Instance instance) {
        return this.withAsync(context, options, timeout, call, instance).await();
    }

    /**
     * Calls {@code Booking} as a child and goes on.
     *
     * @see Booking#with
     */
    public DurableFuture<String> withAsync(
            String context, String options, String timeout, Booking.Call call, Booking.Instance instance) {
        return this.calls.call(context, options, timeout, call, instance);
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(
            OrchestrationContext context_,
            String context,
            String options,
            String timeout,
            Booking.Call call,
            Booking.Instance instance) {
        return in(context_).calls.startDetached(context, options, timeout, call, instance);
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(
            OrchestrationContext context_,
            ChildOptions options_,
            String context,
            String options,
            String timeout,
            Booking.Call call,
            Booking.Instance instance) {
        return in(context_).with(options_).calls.startDetached(context, options, timeout, call, instance);
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static String continueAsNew(
            OrchestrationContext context_,
            String context,
            String options,
            String timeout,
            Booking.Call call,
            Booking.Instance instance) {
        return in(context_).calls.continueAsNew(context, options, timeout, call, instance);
    }

    /**
     * Raises the event {@code instance:instance} to an instance.
     *
     * @see Booking.Event#instance
     */
    public static void raiseInstance(
            OrchestrationContext context, String instanceId, String instance, Booking.Call instance_) {
        in(context).calls.raise(instanceId, BookingDefinition.INSTANCE_2, instance, instance_);
    }

    /**
     * Raises the event {@code call:instanceId} to an instance.
     *
     * @see Booking.Event#call
     */
    public static void raiseCall(OrchestrationContext context, String instanceId_, String instanceId, String call) {
        in(context).calls.raise(instanceId_, BookingDefinition.CALL, instanceId, call);
    }

    /**
     * Raises the event {@code instanceId} to an instance.
     *
     * @see Booking.Event#instanceId
     */
    public static void raiseInstanceId(OrchestrationContext context, String instanceId_, Booking.Call instanceId) {
        in(context).calls.raise(instanceId_, BookingDefinition.INSTANCE_ID, instanceId);
    }
}
