package io.durablefunctions.spring.entities;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;
import io.durablefunctions.annotations.Retry;

/** Keeps notes. */
@Activity
public interface Notes {

    /** Keeps one, and fails where there is one like it. */
    @InStoreTransaction
    @Retry(maxAttempts = 1)
    void keep(String text);
}
