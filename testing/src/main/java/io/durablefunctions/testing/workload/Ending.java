package io.durablefunctions.testing.workload;

/**
 * How an instance ended.
 *
 * @param status how
 * @param text its result as JSON if it completed, the message of its failure if it failed, anything if it was terminated
 */
public record Ending(Status status, String text) {

    /** The ways to end. */
    public enum Status {
        COMPLETED,
        FAILED,
        TERMINATED
    }
}
