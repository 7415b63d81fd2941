package io.durablefunctions;

/** The orchestration that was awaited has been terminated. */
public final class OrchestrationTerminatedException extends DurableFunctionsException {

    private static final long serialVersionUID = 1;

    /** With a message that names the thing and says what to do. */
    public OrchestrationTerminatedException(String message) {
        super(message);
    }
}
