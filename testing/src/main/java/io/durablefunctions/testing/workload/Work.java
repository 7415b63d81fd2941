package io.durablefunctions.testing.workload;

import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Retry;
import io.durablefunctions.annotations.Timeout;
import java.util.ArrayList;

/**
 * What programs call. Each answer is a function of the arguments; a text begins with its key. An attempt that a host is held up in must not
 * count as one that failed, so there is no time limit worth the name.
 */
@Activity
@Retry(maxAttempts = 10, firstDelay = "1ms", maxDelay = "8ms", jitter = 0.5)
@Timeout("7d")
interface Work {

    String next(String key, long argument);

    String flaky(String key, long argument, int failures);

    String broken(String key, long argument);

    String refused(String key, long argument) throws Refusal;

    String echo(String key, String text);

    @SuppressWarnings("NonApiType") // declared as List it would be read as one that cannot be changed
    ArrayList<Long> numbers(String key, long first);
}
