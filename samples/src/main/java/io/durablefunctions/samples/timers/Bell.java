package io.durablefunctions.samples.timers;

import io.durablefunctions.annotations.Activity;

/** Makes itself heard. */
@Activity
public interface Bell {
    void ring(String dish);
}
