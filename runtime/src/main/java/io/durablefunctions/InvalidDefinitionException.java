package io.durablefunctions;

/** A definition cannot be served: its name is taken, or cannot be a name. */
public final class InvalidDefinitionException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public InvalidDefinitionException(String message) {
        super(message);
    }
}
