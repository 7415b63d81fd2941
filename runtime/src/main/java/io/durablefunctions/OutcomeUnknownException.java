package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** The connection was lost at a moment at which it cannot be told whether the store took a start or a message. It may or may not have happened. */
public final class OutcomeUnknownException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
