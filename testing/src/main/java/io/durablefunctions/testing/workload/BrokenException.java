package io.durablefunctions.testing.workload;

/** The failure of an activity or a program that is made to fail. Without a stack trace: many are made. */
final class BrokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenException(String message) {
        super(message, null, false, false);
    }
}
