package io.durablefunctions.replay;

/** What happens when the code waits for something that has not happened yet. */
@FunctionalInterface
public interface Pause {

    /** The turn is over, and a later one begins again from the top. */
    Pause UNWIND = outcome -> false;

    /**
     * The turn is over, with this outcome.
     *
     * @return whether the history has grown since, so that the code goes on where it is, in the next turn; else it is unwound
     */
    boolean goesOn(Outcome outcome);
}
