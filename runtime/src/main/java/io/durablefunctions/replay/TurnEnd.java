package io.durablefunctions.replay;

/**
 * Unwinds an orchestrator's method when its turn is over. An error, because user code has no reason to catch one; a new one each
 * time, because try-with-resources adds suppressed exceptions to it; without a stack trace, because it is no mistake.
 */
final class TurnEnd extends Error {

    private static final long serialVersionUID = 1;

    TurnEnd() {
        super("the turn is over; let this pass", null, false, false);
    }
}
