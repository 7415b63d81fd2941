package io.durablefunctions.spring;

/** Thrown when the application starts: something in it has to be changed, such as a bean that cannot serve the contract it implements. */
final class MisconfiguredApplicationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String description;
    private final String action;

    MisconfiguredApplicationException(String description, String action) {
        super(description + " " + action);
        this.description = description;
        this.action = action;
    }

    /** What is wrong. */
    String description() {
        return description;
    }

    /** What to do. */
    String action() {
        return action;
    }
}
