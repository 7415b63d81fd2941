package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Depot} from an orchestrator. In the journal they are {@code Depot.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
final class DepotStub implements Depot {
    private final ActivityCalls calls;

    private DepotStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static DepotStub in(OrchestrationContext context) {
        return new DepotStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public DepotStub with(CallOptions options) {
        return new DepotStub(this.calls.with(options));
    }

    /**
     * Calls {@code Depot.move} and waits for it.
     *
     * @see Depot#move
     */
    @Override
    public void move(String item) {
        this.moveAsync(item).await();
    }

    /**
     * Calls {@code Depot.move} and goes on.
     *
     * @see Depot#move
     */
    public DurableFuture<Void> moveAsync(String item) {
        return this.calls.call(DepotDefinition.MOVE, item);
    }

    /**
     * Calls {@code Depot.count} and waits for it.
     *
     * @see Depot#count
     */
    @Override
    public int count(String item) {
        return this.countAsync(item).await();
    }

    /**
     * Calls {@code Depot.count} and goes on.
     *
     * @see Depot#count
     */
    public DurableFuture<Integer> countAsync(String item) {
        return this.calls.call(DepotDefinition.COUNT, item);
    }

    /**
     * Calls {@code Depot.putBack} and waits for it.
     *
     * @see Depot#putBack
     */
    @Override
    public void putBack(String item) {
        this.putBackAsync(item).await();
    }

    /**
     * Calls {@code Depot.putBack} and goes on.
     *
     * @see Depot#putBack
     */
    public DurableFuture<Void> putBackAsync(String item) {
        return this.calls.call(DepotDefinition.PUT_BACK, item);
    }
}
