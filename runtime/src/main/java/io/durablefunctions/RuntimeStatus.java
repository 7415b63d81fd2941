package io.durablefunctions;

/** Where an orchestration stands. */
public enum RuntimeStatus {
    /** Stored, not yet run. */
    PENDING,
    /** Run, not yet ended; most of the time it waits. */
    RUNNING,
    /** Ended with a result. */
    COMPLETED,
    /** Ended with an exception of its own. */
    FAILED,
    /** Ended because it was cancelled. */
    CANCELED,
    /** Ended from outside, at once. */
    TERMINATED,
    /** Holds still until it is resumed. */
    SUSPENDED,
    /** Cannot go on as its code is now; tried again later, nothing is lost. */
    BLOCKED;

    /** Whether it has ended; an end is final. */
    public boolean isEnded() {
        return this == COMPLETED || this == FAILED || this == CANCELED || this == TERMINATED;
    }
}
