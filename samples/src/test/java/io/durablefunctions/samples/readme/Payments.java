package io.durablefunctions.samples.readme;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;

@Activity
public interface Payments {
    @Retry(maxAttempts = 5, firstDelay = "1s")
    @Timeout("30s")
    Receipt charge(String customer, Money total) throws CardDeclined;

    void refund(Receipt receipt);
}
