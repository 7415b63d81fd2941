package io.durablefunctions.samples.ordersweb;

import java.util.EnumSet;
import java.util.Set;

/** Where an order stands. What is decided is written here at once; what that entails may take a while longer, until the order has ended. */
public enum OrderState {
    /** Stored, and on its way. */
    PLACED,
    /** So large that somebody has to approve it. */
    AWAITING_APPROVAL,
    /** Somebody has. */
    APPROVED,
    /** Paid, or about to be, and packed. */
    PACKING,
    /** Handed over; too late to cancel it. */
    SHIPPING,
    /** It is on the road. */
    SHIPPED,
    /** There is too little of the item. */
    OUT_OF_STOCK,
    /** Somebody was asked to approve it, and did not. */
    REJECTED,
    /** Nobody answered in time. */
    EXPIRED,
    /** The customer's bank refused. */
    DECLINED,
    /** Called off before it was handed over. */
    CANCELLED,
    /** No carrier took it. */
    NOT_SHIPPED;

    /** Where an order can still be cancelled. */
    static final Set<OrderState> CANCELLABLE = EnumSet.of(PLACED, AWAITING_APPROVAL, APPROVED, PACKING);
}
