package io.durablefunctions.samples.parallel;

import io.durablefunctions.annotations.Activity;

/** Where the weather can be asked for. */
@Activity
public interface Weather {

    /** In degrees Celsius. Takes a while. A checked exception ends here: the stub has none. */
    int temperature(String city) throws InterruptedException;
}
