package com.acme.jobs;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Calls {@link Outer.Inner} from another orchestrator. In the journal it is {@code Outer.Inner}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class Outer_InnerStub {
    private final ChildCalls<List<String>> calls;

    private Outer_InnerStub(ChildCalls<List<String>> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Outer_InnerStub in(OrchestrationContext context) {
        return new Outer_InnerStub(ChildCalls.in(context, Outer_InnerDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public Outer_InnerStub with(ChildOptions options) {
        return new Outer_InnerStub(this.calls.with(options));
    }

    /**
     * Calls {@code Outer.Inner} as a child and waits for it.
     *
     * @see Outer.Inner#collect
     */
    public List<String> collect(Map<String, List<Outer.Item>> items) {
        return this.collectAsync(items).await();
    }

    /**
     * Calls {@code Outer.Inner} as a child and goes on.
     *
     * @see Outer.Inner#collect
     */
    public DurableFuture<List<String>> collectAsync(Map<String, List<Outer.Item>> items) {
        return this.calls.call(items);
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(OrchestrationContext context, Map<String, List<Outer.Item>> items) {
        return in(context).calls.startDetached(items);
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(
            OrchestrationContext context, ChildOptions options, Map<String, List<Outer.Item>> items) {
        return in(context).with(options).calls.startDetached(items);
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static List<String> continueAsNew(OrchestrationContext context, Map<String, List<Outer.Item>> items) {
        return in(context).calls.continueAsNew(items);
    }

    /**
     * Raises the event {@code items} to an instance.
     *
     * @see Outer.Events#items
     */
    public static void raiseItems(OrchestrationContext context, String instanceId, List<Outer.Item> items) {
        in(context).calls.raise(instanceId, Outer_InnerDefinition.ITEMS, items);
    }

    /**
     * Raises the event {@code voted:payload} to an instance.
     *
     * @see Outer.Events#vote
     */
    public static void raiseVote(OrchestrationContext context, String instanceId, String payload, Integer vote) {
        in(context).calls.raise(instanceId, Outer_InnerDefinition.VOTED, payload, vote);
    }

    /**
     * Raises the event {@code cancelled} to an instance.
     *
     * @see Outer.Events#cancelled
     */
    public static void raiseCancelled(OrchestrationContext context, String instanceId, Outer.Reason cancelled) {
        in(context).calls.raise(instanceId, Outer_InnerDefinition.CANCELLED, cancelled);
    }
}
