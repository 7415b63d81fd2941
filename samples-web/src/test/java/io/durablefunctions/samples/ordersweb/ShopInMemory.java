package io.durablefunctions.samples.ordersweb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** All activities around one order. */
final class ShopInMemory implements Stock, Payments, Shipping, OrderBook {

    static final int AT_FIRST = 10;

    int available = AT_FIRST;
    long booked;
    final List<String> parcels = new ArrayList<>();
    final List<String> undone = new ArrayList<>();
    final List<OrderState> states = new ArrayList<>();
    Outcome row = new Outcome(OrderState.PLACED, "");

    /** Somebody cancels as soon as the order stands here. */
    OrderState cancelledIn;

    @Override
    public void reserve(String item, int quantity) {
        if (quantity > available) {
            throw new OutOfStock(item);
        }
        available -= quantity;
    }

    @Override
    public void release(String item, int quantity) {
        available += quantity;
        undone.add("release");
    }

    @Override
    public void charge(String orderId, String customer, BigDecimal amount) {
        if (customer.equals("mallory")) {
            throw new PaymentDeclined(customer);
        }
        booked += amount.longValueExact();
    }

    @Override
    public void refund(String orderId, BigDecimal amount) {
        booked -= amount.longValueExact();
        undone.add("refund");
    }

    @Override
    public String ship(String orderId, String customer) {
        if (customer.equals("robinson")) {
            throw new IllegalStateException("no road to the island");
        }
        parcels.add("parcel-" + orderId);
        return "parcel-" + orderId;
    }

    @Override
    public Outcome advance(String orderId, OrderState from, Outcome to) {
        if (row.state() != from) {
            return row;
        }
        states.add(to.state());
        row = to.state() == cancelledIn ? new Outcome(OrderState.CANCELLED, "a mistake") : to;
        return to;
    }

    @Override
    public void end(String orderId, Outcome outcome) {
        row = outcome;
        states.add(outcome.state());
    }
}
