package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** The state store cannot be reached or refused to work. Nothing is lost: what was acknowledged is stored. */
public final class StateStoreException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public StateStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
