package io.durablefunctions.samples.orders;

import io.durablefunctions.ActivityContext;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;

/** The world around an order, played: some customers' cards are declined, some items are never there, some roads are closed. */
final class Shop implements Warehouse, Payments, Mail {

    private final AtomicInteger charges = new AtomicInteger();
    private final AtomicInteger refunds = new AtomicInteger();
    private final AtomicInteger releases = new AtomicInteger();

    int charges() {
        return charges.get();
    }

    int refunds() {
        return refunds.get();
    }

    int releases() {
        return releases.get();
    }

    @Override
    public String reserve(String orderId, String item, int quantity) {
        if (item.equals("unicorn")) {
            throw new OutOfStock(item);
        }
        return "reservation-" + orderId;
    }

    @Override
    public void release(String reservation) {
        releases.incrementAndGet();
    }

    @Override
    public String charge(String customer, BigDecimal total) {
        if (customer.equals("mallory")) {
            throw new CardDeclined(customer);
        }
        boolean isUnlucky =
                customer.equals("trent") && ActivityContext.current().attempt() < 3;
        if (isUnlucky || customer.equals("oscar")) {
            throw new IllegalStateException("the bank does not answer");
        }
        charges.incrementAndGet();
        return "receipt-" + ActivityContext.current().idempotencyKey();
    }

    @Override
    public void refund(String receipt) {
        refunds.incrementAndGet();
    }

    @Override
    public String ship(String reservation, String customer) {
        if (customer.equals("robinson")) {
            throw new IllegalStateException("no road to the island");
        }
        return reservation.replace("reservation", "parcel");
    }

    @Override
    public void tell(String customer, OrderProcessing.Outcome outcome) {}
}
