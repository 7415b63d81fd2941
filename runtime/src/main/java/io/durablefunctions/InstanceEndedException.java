package io.durablefunctions;

/** The instance has ended, so that it can take no more messages. */
public final class InstanceEndedException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public InstanceEndedException(String message) {
        super(message);
    }
}
