package io.durablefunctions.samples.transactions;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;

@Activity
public interface Accounts {
    @InStoreTransaction
    void move(String from, String to, long cents) throws Overdrawn;
}
