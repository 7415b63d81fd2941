package io.durablefunctions.samples.readme;

import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.OrchestrationContext;
import java.time.Duration;

public final class CheckoutOrchestrator implements Checkout {
    @Override
    public Confirmation run(OrchestrationContext context, Order order, Approvals approvals) {
        PaymentsStub payments = PaymentsStub.in(context);
        Receipt receipt = payments.charge(order.customer(), order.total());
        try {
            Decision decision = approvals.decision().await(Duration.ofDays(3));
            return Confirmation.of(order, decision);
        } catch (DurableTimeoutException nobodyAnswered) {
            payments.refund(receipt);
            return Confirmation.expired(order);
        }
    }
}
