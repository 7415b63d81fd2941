package io.durablefunctions.samples.suborchestrations;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;

/** Books trains and rooms; each returns the number of the booking. */
@Activity
@Retry(maxAttempts = 2, firstDelay = "100ms")
public interface Desk {

    String train(String from, String to);

    String room(String city);
}
