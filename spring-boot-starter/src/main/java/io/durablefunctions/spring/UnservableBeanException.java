package io.durablefunctions.spring;

/** Thrown when the application starts: a bean implements a contract, and cannot serve it. */
final class UnservableBeanException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String description;
    private final String action;

    UnservableBeanException(String description, String action) {
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
