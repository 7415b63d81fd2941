package io.durablefunctions.samples.orders;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;

/** Stock and parcels. */
@Activity
public interface Warehouse {

    /** Sets the items aside; returns the number of the reservation. */
    String reserve(String orderId, String item, int quantity) throws OutOfStock;

    void release(String reservation);

    /** Sends the parcel; returns its number. */
    @Retry(maxAttempts = 3, firstDelay = "50ms")
    String ship(String reservation, String customer);
}
