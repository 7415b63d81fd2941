package com.acme;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.InStoreTransaction;

/** On the interface it holds for each method, inherited ones too. */
@Activity
@InStoreTransaction
public interface Stock extends Shelf {

    int take(String item, int count);
}
