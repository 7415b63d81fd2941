package com.acme;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Timeout;

/** One method writes to the store's database, the other does not. */
@Activity
public interface Ledger {

    @InStoreTransaction
    @Timeout("10s")
    void enter(String account, long cents) throws NoSuchAccount;

    @InStoreTransaction
    long balance(String account);

    String statement(String account);

    final class NoSuchAccount extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NoSuchAccount() {}
    }
}
