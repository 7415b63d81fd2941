package io.durablefunctions.samples.orders;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;
import java.math.BigDecimal;

/** Takes an order from the customer's click to the parcel; what was done is undone if a later step fails. */
@Orchestrator
public interface OrderProcessing {

    Outcome process(OrchestrationContext context, Order order);

    /** An order: how many of what, for whom, at which price each. */
    record Order(String id, String customer, String item, int quantity, BigDecimal price) {
        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** What became of it. */
    record Outcome(String orderId, State state, BigDecimal charged, String note) {}

    /** Where an order can end. */
    enum State {
        SHIPPED,
        INVALID,
        OUT_OF_STOCK,
        DECLINED,
        NOT_PAID,
        NOT_SHIPPED
    }
}
