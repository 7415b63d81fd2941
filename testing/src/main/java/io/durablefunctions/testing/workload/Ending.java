package io.durablefunctions.testing.workload;

import io.durablefunctions.journal.DurableStateDto;
import java.util.Optional;

/**
 * How an instance ended.
 *
 * @param status how
 * @param text its result as JSON if it completed, the message of its failure if it failed, anything if it was terminated
 */
public record Ending(Status status, String text) {

    /** How a stored instance ended; empty if it has in none of these ways. */
    public static Optional<Ending> of(DurableStateDto state) {
        return switch (state.status()) {
            case COMPLETED ->
                Optional.of(new Ending(
                        Status.COMPLETED,
                        state.output() == null ? "null" : state.output().json()));
            case FAILED ->
                Optional.of(new Ending(
                        Status.FAILED,
                        state.failure() == null
                                ? ""
                                : String.valueOf(state.failure().message())));
            case TERMINATED -> Optional.of(new Ending(Status.TERMINATED, ""));
            default -> Optional.empty();
        };
    }

    /** The ways to end. */
    public enum Status {
        COMPLETED,
        FAILED,
        TERMINATED
    }
}
