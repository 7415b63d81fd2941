package com.acme.jobs;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import javax.annotation.processing.Generated;

/**
 * Calls {@link Counting} from another orchestrator. In the journal it is {@code counting-v1}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
final class CountingStub {
    private final ChildCalls<Integer> calls;

    private CountingStub(ChildCalls<Integer> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static CountingStub in(OrchestrationContext context) {
        return new CountingStub(ChildCalls.in(context, CountingDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public CountingStub with(ChildOptions options) {
        return new CountingStub(this.calls.with(options));
    }

    /**
     * Calls {@code counting-v1} as a child and waits for it.
     *
     * @see Counting#count
     */
    public int count(long from, int by) {
        return this.countAsync(from, by).await();
    }

    /**
     * Calls {@code counting-v1} as a child and goes on.
     *
     * @see Counting#count
     */
    public DurableFuture<Integer> countAsync(long from, int by) {
        return this.calls.call(from, by);
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(OrchestrationContext context, long from, int by) {
        return in(context).calls.startDetached(from, by);
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(OrchestrationContext context, ChildOptions options, long from, int by) {
        return in(context).with(options).calls.startDetached(from, by);
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static int continueAsNew(OrchestrationContext context, long from, int by) {
        return in(context).calls.continueAsNew(from, by);
    }
}
