package io.durablefunctions.samples.orders;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import java.math.BigDecimal;

/** Money. */
@Activity
public interface Payments {

    /** Charges the customer; returns the number of the receipt. */
    @Retry(maxAttempts = 5, firstDelay = "50ms")
    String charge(String customer, BigDecimal total) throws CardDeclined;

    void refund(String receipt);
}
