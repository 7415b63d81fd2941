package io.durablefunctions;

/** The instance has not ended, and what was asked for needs that. */
public final class InstanceRunningException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public InstanceRunningException(String message) {
        super(message);
    }
}
