package io.durablefunctions;

/** An instance of this id exists, and the start asked for a new one. */
public final class InstanceExistsException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public InstanceExistsException(String message) {
        super(message);
    }
}
