package io.durablefunctions.samples.orders;

import io.durablefunctions.annotations.Activity;

/** Letters to customers. */
@Activity
public interface Mail {
    void tell(String customer, OrderProcessing.Outcome outcome);
}
