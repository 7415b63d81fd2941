package com.acme.archive;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import javax.annotation.processing.Generated;

/**
 * Calls {@link Archive.Waiting} from another orchestrator. In the journal it is {@code Archive.Waiting}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Archive_WaitingStub {
    private final ChildCalls<Void> calls;

    private Archive_WaitingStub(ChildCalls<Void> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Archive_WaitingStub in(OrchestrationContext context) {
        return new Archive_WaitingStub(ChildCalls.in(context, Archive_WaitingDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public Archive_WaitingStub with(ChildOptions options) {
        return new Archive_WaitingStub(this.calls.with(options));
    }

    /**
     * Calls {@code Archive.Waiting} as a child and waits for it.
     *
     * @see Archive.Waiting#waitFor
     */
    public void waitFor() {
        this.waitForAsync().await();
    }

    /**
     * Calls {@code Archive.Waiting} as a child and goes on.
     *
     * @see Archive.Waiting#waitFor
     */
    public DurableFuture<Void> waitForAsync() {
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

    /**
     * Raises the event {@code word} to an instance.
     *
     * @see Archive.Waiting.Events#word
     */
    public static void raiseWord(OrchestrationContext context, String instanceId, String word) {
        in(context).calls.raise(instanceId, Archive_WaitingDefinition.WORD, word);
    }
}
