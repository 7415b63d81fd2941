package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;

/** Takes an order from its placement to the parcel; if a step fails, what was done before is undone, last first. */
@Orchestrator("OrdersWeb.Fulfilment")
public interface Fulfilment {

    Outcome fulfil(OrchestrationContext context, Order order, Inbox inbox);

    /** What the outside tells an order on its way: that its row says something new. */
    @ExternalEvents
    interface Inbox {
        DurableFuture<Void> decided();

        DurableFuture<Void> cancelled();
    }
}
