package io.durablefunctions.samples.ordersweb;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;

/** What there is. Each change is applied exactly once: it commits together with the record that it was made. */
@Activity
@InStoreTransaction
public interface Stock {

    void reserve(String item, int quantity) throws OutOfStock;

    void release(String item, int quantity);
}
