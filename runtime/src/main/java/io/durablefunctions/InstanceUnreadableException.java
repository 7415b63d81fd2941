package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** What is stored of the instance cannot be read: another system, or a newer version, has written it. Nothing was changed. */
public final class InstanceUnreadableException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the instance and has nothing of what is stored; the cause may have. */
    public InstanceUnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
