package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** The superclass of the framework's exceptions. */
public abstract class DurableFunctionsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DurableFunctionsException(String message) {
        super(message);
    }

    DurableFunctionsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** With or without a stack trace. */
    DurableFunctionsException(String message, boolean stackTrace) {
        super(message, null, false, stackTrace);
    }
}
