package io.durablefunctions;

/** Nothing was generated or registered for a contract or a name. */
public final class NoDefinitionException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public NoDefinitionException(String message) {
        super(message);
    }
}
