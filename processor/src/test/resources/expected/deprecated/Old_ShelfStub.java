package com.acme.archive;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Old.Shelf} from an orchestrator. In the journal they are {@code Old.Shelf.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Old_ShelfStub implements Old.Shelf {
    private final ActivityCalls calls;

    private Old_ShelfStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Old_ShelfStub in(OrchestrationContext context) {
        return new Old_ShelfStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public Old_ShelfStub with(CallOptions options) {
        return new Old_ShelfStub(this.calls.with(options));
    }

    /**
     * Calls {@code Old.Shelf.put} and waits for it.
     *
     * @see Old.Shelf#put
     */
    @Override
    public void put(String item) {
        this.putAsync(item).await();
    }

    /**
     * Calls {@code Old.Shelf.put} and goes on.
     *
     * @see Old.Shelf#put
     */
    public DurableFuture<Void> putAsync(String item) {
        return this.calls.call(Old_ShelfDefinition.PUT, item);
    }
}
