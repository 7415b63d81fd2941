package io.durablefunctions.samples.readme;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;

@Orchestrator
public interface Checkout {
    Confirmation run(OrchestrationContext context, Order order, Approvals approvals);

    @ExternalEvents
    interface Approvals {
        DurableFuture<Decision> decision();
    }
}
