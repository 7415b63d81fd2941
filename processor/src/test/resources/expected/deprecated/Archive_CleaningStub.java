package com.acme.archive;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import javax.annotation.processing.Generated;

/**
 * Calls {@link Archive.Cleaning} from another orchestrator. In the journal it is {@code Archive.Cleaning}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Archive_CleaningStub {
    private final ChildCalls<Void> calls;

    private Archive_CleaningStub(ChildCalls<Void> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Archive_CleaningStub in(OrchestrationContext context) {
        return new Archive_CleaningStub(ChildCalls.in(context, Archive_CleaningDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public Archive_CleaningStub with(ChildOptions options) {
        return new Archive_CleaningStub(this.calls.with(options));
    }

    /**
     * Calls {@code Archive.Cleaning} as a child and waits for it.
     *
     * @see Archive.Cleaning#clean
     */
    public void clean(Archive.Cleaning.Word word) {
        this.cleanAsync(word).await();
    }

    /**
     * Calls {@code Archive.Cleaning} as a child and goes on.
     *
     * @see Archive.Cleaning#clean
     */
    public DurableFuture<Void> cleanAsync(Archive.Cleaning.Word word) {
        return this.calls.call(word);
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(OrchestrationContext context, Archive.Cleaning.Word word) {
        return in(context).calls.startDetached(word);
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(OrchestrationContext context, ChildOptions options, Archive.Cleaning.Word word) {
        return in(context).with(options).calls.startDetached(word);
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static void continueAsNew(OrchestrationContext context, Archive.Cleaning.Word word) {
        in(context).calls.continueAsNew(word);
    }
}
