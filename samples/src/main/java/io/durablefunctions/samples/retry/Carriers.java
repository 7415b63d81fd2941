package io.durablefunctions.samples.retry;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;

/** Who carries parcels. */
@Activity
public interface Carriers {

    /**
     * Tried three times, 100 ms and then 200 ms apart, if it throws anything.
     *
     * @throws UnknownAddress an answer: it is not tried again
     */
    @Retry(maxAttempts = 3, firstDelay = "100ms", backoff = 2.0)
    String byTrain(String address) throws UnknownAddress;

    String byBicycle(String address);
}
