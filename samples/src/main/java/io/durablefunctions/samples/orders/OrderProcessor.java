package io.durablefunctions.samples.orders;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.OrchestrationContext;
import java.math.BigDecimal;

/** Validates, reserves, charges, ships and notifies; compensates the last step first. */
public final class OrderProcessor implements OrderProcessing {

    @Override
    public Outcome process(OrchestrationContext context, Order order) {
        Outcome outcome = fulfil(context, order);
        MailStub.in(context).tell(order.customer(), outcome);
        return outcome;
    }

    private static Outcome fulfil(OrchestrationContext context, Order order) {
        if (order.quantity() < 1 || order.price().signum() <= 0) {
            return ended(order, State.INVALID, "quantity and price must be more than nothing");
        }
        WarehouseStub warehouse = WarehouseStub.in(context);
        String reservation;
        try {
            reservation = warehouse.reserve(order.id(), order.item(), order.quantity());
        } catch (OutOfStock e) {
            return ended(order, State.OUT_OF_STOCK, "no " + e.item());
        }
        return pay(context, order, warehouse, reservation);
    }

    private static Outcome pay(OrchestrationContext context, Order order, WarehouseStub warehouse, String reservation) {
        PaymentsStub payments = PaymentsStub.in(context);
        String receipt;
        try {
            receipt = payments.charge(order.customer(), order.total());
        } catch (CardDeclined e) {
            warehouse.release(reservation);
            return ended(order, State.DECLINED, "card of " + e.customer() + " declined");
        } catch (
                ActivityFailedException e) { // whether the card was charged is for the bank to tell: nothing is shipped
            warehouse.release(reservation);
            return ended(order, State.NOT_PAID, String.valueOf(e.failure().message()));
        }
        try {
            String parcel = warehouse.ship(reservation, order.customer());
            return new Outcome(order.id(), State.SHIPPED, order.total(), parcel);
        } catch (ActivityFailedException e) {
            payments.refund(receipt);
            warehouse.release(reservation);
            return ended(order, State.NOT_SHIPPED, String.valueOf(e.failure().message()));
        }
    }

    private static Outcome ended(Order order, State state, String note) {
        return new Outcome(order.id(), state, BigDecimal.ZERO, note);
    }
}
