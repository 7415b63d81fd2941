package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;

/** A carrier somewhere else, asked over the network: at least once, so that it is given a key by which it knows what it was asked before. */
@Activity
public interface Shipping {

    /** Hands the parcel over; returns its number. */
    @Retry(maxAttempts = 3, firstDelay = "200ms")
    @Timeout("10s")
    String ship(String orderId, String customer);
}
