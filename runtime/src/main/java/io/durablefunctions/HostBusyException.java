package io.durablefunctions;

/**
 * The host has as much to do as it may take on, and nothing was stored: try again later, or on another host. Thrown at once and cheaply,
 * without a stack trace, since it is thrown often when it is thrown at all.
 */
public final class HostBusyException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the limit and says what to do. */
    public HostBusyException(String message) {
        super(message, false);
    }
}
