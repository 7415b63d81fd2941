package io.durablefunctions.store;

import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Written.StartResult;

/** Writes a start into a transaction that somebody else has begun and will end. */
@FunctionalInterface
public interface StartWriter {

    /**
     * Inserts an instance. It is durable when the transaction is, and gone when that is rolled back.
     *
     * @return what became of it, as this transaction sees it
     * @throws IllegalStateException if there is no transaction
     * @throws StateStoreException if the store refuses it: then the transaction can only be rolled back
     */
    StartResult write(NewInstance start);
}
