package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** A value cannot be stored, or what is stored cannot be read as the type that is asked for. Nothing was written. */
public final class InvalidPayloadException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public InvalidPayloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
