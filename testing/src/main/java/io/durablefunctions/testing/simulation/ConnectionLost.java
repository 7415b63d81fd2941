package io.durablefunctions.testing.simulation;

/** The connection is gone, and with it the answer. */
final class ConnectionLost extends Exception {

    private static final long serialVersionUID = 1;

    ConnectionLost() {
        super("the connection was lost", null, false, false);
    }
}
