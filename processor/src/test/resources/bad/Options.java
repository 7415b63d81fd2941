package com.acme;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;

/** Values of annotations. */
@Activity
@Timeout("5 minutes") // error: [invalid-timeout] '5 minutes' is no duration. Write "500ms", "30s", "5m", "1h", "2d" or ISO-8601, such as "PT1M30S".
interface Options {
    @Timeout("0s") // error: [invalid-timeout] a timeout must be longer than zero. Write "30s" or more.
    void zero();

    @Timeout("-PT1S") // error: [invalid-timeout] '-PT1S' is no duration. Write "500ms", "30s", "5m", "1h", "2d" or ISO-8601, such as "PT1M30S".
    void negative();

    @Retry(
            maxAttempts = 0, // error: [invalid-retry] maxAttempts must be at least 1, not 0.
            firstDelay = "soon", // error: [invalid-retry] 'soon' is no duration. Write "500ms", "30s", "5m", "1h", "2d" or ISO-8601, such as "PT1M30S".
            backoff = 0.5, // error: [invalid-retry] backoff must be at least 1, not 0.5.
            maxDelay = "1y", // error: [invalid-retry] '1y' is no duration. Write "500ms", "30s", "5m", "1h", "2d" or ISO-8601, such as "PT1M30S".
            jitter = 1.5) // error: [invalid-retry] jitter must be from 0 to 1, not 1.5.
    void wrong();

    @Retry(firstDelay = "5m") // error: [invalid-retry] firstDelay is longer than maxDelay (PT1M), which would win. Give a maxDelay of at least PT5M.
    void slow();

    @Retry(backoff = 1.0 / 0.0) // error: [invalid-retry] backoff must be at least 1, not Infinity.
    void endless();
}
