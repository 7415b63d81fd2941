package io.durablefunctions;

/** There is no instance of this id. */
public final class InstanceNotFoundException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public InstanceNotFoundException(String message) {
        super(message);
    }
}
