package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Stock} from an orchestrator. In the journal they are {@code Stock.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class StockStub implements Stock {
    private final ActivityCalls calls;

    private StockStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static StockStub in(OrchestrationContext context) {
        return new StockStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public StockStub with(CallOptions options) {
        return new StockStub(this.calls.with(options));
    }

    /**
     * Calls {@code Stock.take} and waits for it.
     *
     * @see Stock#take
     */
    @Override
    public int take(String item, int count) {
        return this.takeAsync(item, count).await();
    }

    /**
     * Calls {@code Stock.take} and goes on.
     *
     * @see Stock#take
     */
    public DurableFuture<Integer> takeAsync(String item, int count) {
        return this.calls.call(StockDefinition.TAKE, item, count);
    }

    /**
     * Calls {@code Stock.putBack} and waits for it.
     *
     * @see Stock#putBack
     */
    @Override
    public void putBack(String item) {
        this.putBackAsync(item).await();
    }

    /**
     * Calls {@code Stock.putBack} and goes on.
     *
     * @see Stock#putBack
     */
    public DurableFuture<Void> putBackAsync(String item) {
        return this.calls.call(StockDefinition.PUT_BACK, item);
    }
}
