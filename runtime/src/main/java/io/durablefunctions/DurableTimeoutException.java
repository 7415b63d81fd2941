package io.durablefunctions;

import java.time.Duration;

/** An await with a timeout, of a future or of a handle, had no result in time. What was waited for goes on. */
public final class DurableTimeoutException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** Of an await that took this long. */
    public DurableTimeoutException(Duration timeout) {
        super("No result within " + timeout + ".");
    }
}
