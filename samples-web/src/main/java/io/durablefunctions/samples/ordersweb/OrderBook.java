package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;

/** The rows by which people follow their orders, and in which they say what is to become of them. */
@Activity
@InStoreTransaction
public interface OrderBook {

    /** Takes an order on if it still stands where it should. Returns where it stands then: there, or where somebody else took it. */
    Outcome advance(String orderId, OrderState from, Outcome to);

    /** Records how it ended. */
    void end(String orderId, Outcome outcome);
}
