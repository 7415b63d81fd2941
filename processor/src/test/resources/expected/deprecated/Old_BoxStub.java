package com.acme.archive;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Old.Box} from an orchestrator. In the journal they are {@code Old.Box.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Old_BoxStub implements Old.Box {
    private final ActivityCalls calls;

    private Old_BoxStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static Old_BoxStub in(OrchestrationContext context) {
        return new Old_BoxStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public Old_BoxStub with(CallOptions options) {
        return new Old_BoxStub(this.calls.with(options));
    }

    /**
     * Calls {@code Old.Box.fill} and waits for it.
     *
     * @see Old.Box#fill
     */
    @Override
    public void fill(List<? extends Old.Item> items) {
        this.fillAsync(items).await();
    }

    /**
     * Calls {@code Old.Box.fill} and goes on.
     *
     * @see Old.Box#fill
     */
    public DurableFuture<Void> fillAsync(List<? extends Old.Item> items) {
        return this.calls.call(Old_BoxDefinition.FILL, items);
    }
}
