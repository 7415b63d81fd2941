package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;
import java.math.BigDecimal;

/** Money. Each booking is made exactly once: it commits together with the record that it was made. */
@Activity
@InStoreTransaction
public interface Payments {

    void charge(String orderId, String customer, BigDecimal amount) throws PaymentDeclined;

    void refund(String orderId, BigDecimal amount);
}
