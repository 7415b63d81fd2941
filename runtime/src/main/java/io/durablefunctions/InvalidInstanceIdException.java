package io.durablefunctions;

/** What was given cannot be an instance id. */
public final class InvalidInstanceIdException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public InvalidInstanceIdException(String message) {
        super(message);
    }
}
