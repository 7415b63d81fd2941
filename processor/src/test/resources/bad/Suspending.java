package com.acme;

import io.durablefunctions.annotations.Activity;
import kotlin.coroutines.Continuation;

/** What kapt shows of a Kotlin contract. */
@Activity
interface Suspending {
    Object send(String address, Continuation<? super String> completion); // error: [suspend-function] send is a suspend function, which cannot be replayed. Remove suspend: waiting is durable without it.
}
