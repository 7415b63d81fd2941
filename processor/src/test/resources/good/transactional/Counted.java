package com.acme;

import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;

/** On an interface that a contract inherits from, it holds for the methods that come from there. */
@InStoreTransaction
@Retry(maxAttempts = 2)
@Timeout("10s")
interface Counted extends Shelf {

    int count(String item);
}
