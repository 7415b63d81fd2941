package com.acme;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ChildCalls;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@link Search} from another orchestrator. In the journal it is {@code Search}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class SearchStub {
    private final ChildCalls<@Nullable String> calls;

    private SearchStub(ChildCalls<@Nullable String> calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static SearchStub in(OrchestrationContext context) {
        return new SearchStub(ChildCalls.in(context, SearchDefinition.INSTANCE));
    }

    /**
     * The stub with these options.
     */
    public SearchStub with(ChildOptions options) {
        return new SearchStub(this.calls.with(options));
    }

    /**
     * Calls {@code Search} as a child and waits for it.
     *
     * @see Search#search
     */
    public @Nullable String search(@Nullable String town) {
        return this.searchAsync(town).await();
    }

    /**
     * Calls {@code Search} as a child and goes on.
     *
     * @see Search#search
     */
    public DurableFuture<@Nullable String> searchAsync(@Nullable String town) {
        return this.calls.call(town);
    }

    /**
     * Starts an instance that nobody waits for; returns its id.
     */
    public static String startDetached(OrchestrationContext context, @Nullable String town) {
        return in(context).calls.startDetached(town);
    }

    /**
     * Starts an instance that nobody waits for, with these options; returns its id.
     */
    public static String startDetached(OrchestrationContext context, ChildOptions options, @Nullable String town) {
        return in(context).with(options).calls.startDetached(town);
    }

    /**
     * Goes on from the top with this input and an empty history. Never returns.
     */
    public static @Nullable String continueAsNew(OrchestrationContext context, @Nullable String town) {
        return in(context).calls.continueAsNew(town);
    }

    /**
     * Raises the event {@code answer} to an instance.
     *
     * @see Search.Answers#answer
     */
    public static void raiseAnswer(OrchestrationContext context, String instanceId, @Nullable String answer) {
        in(context).calls.raise(instanceId, SearchDefinition.ANSWER, answer);
    }
}
