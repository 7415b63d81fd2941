package io.durablefunctions.spring.ledger;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Retry;

/** Books amounts. */
@Activity
public interface Ledger {

    /** Books an amount, in the transaction that records it; returns at which attempt. */
    @InStoreTransaction
    @Retry(maxAttempts = 3, firstDelay = "10ms")
    int book(String entry);
}
