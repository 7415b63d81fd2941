package io.durablefunctions.testing.simulation;

/** Unwinds what a process was at when it died. */
final class ProcessDied extends Error {

    private static final long serialVersionUID = 1;

    ProcessDied() {
        super("the process died", null, false, false);
    }
}
