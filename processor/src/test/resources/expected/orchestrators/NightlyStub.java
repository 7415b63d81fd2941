package com.acme.jobs;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import javax.annotation.processing.Generated;

/**
 * Calls {@link Nightly} from another orchestrator. In the journal it is {@code Nightly}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class NightlyStub {
    private final ChildCalls<Void> calls;

    private NightlyStub(ChildCalls<Void> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static NightlyStub in(OrchestrationContext context) {
        return new NightlyStub(ChildCalls.in(context, NightlyDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public NightlyStub with(ChildOptions options) {
        return new NightlyStub(this.calls.with(options));
    }

    /**
     * Calls {@code Nightly} as a child and waits for it.
     *
     * @see Nightly#run
     */
    public void run() {
        this.runAsync().await();
    }

    /**
     * Calls {@code Nightly} as a child and goes on.
     *
     * @see Nightly#run
     */
    public DurableFuture<Void> runAsync() {
        return this.calls.call();
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(OrchestrationContext context) {
        return in(context).calls.startDetached();
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(OrchestrationContext context, ChildOptions options) {
        return in(context).with(options).calls.startDetached();
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static void continueAsNew(OrchestrationContext context) {
        in(context).calls.continueAsNew();
    }
}
