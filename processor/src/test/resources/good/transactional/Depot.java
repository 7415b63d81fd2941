package com.acme;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Timeout;

/** What is nearer to the contract wins: its own timeout holds for what it inherits, too. */
@Activity
@Timeout("1m")
interface Depot extends Counted {

    void move(String item);
}
