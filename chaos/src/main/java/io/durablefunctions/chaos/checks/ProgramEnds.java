package io.durablefunctions.chaos.checks;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.testing.workload.Ending;

/** How a stored instance ended, in the model's words. */
final class ProgramEnds {

    private ProgramEnds() {}

    static Ending of(DurableStateDto state) {
        return switch (state.status()) {
            case COMPLETED ->
                new Ending(
                        Ending.Status.COMPLETED,
                        state.output() == null ? "null" : state.output().json());
            case FAILED ->
                new Ending(
                        Ending.Status.FAILED,
                        state.failure() == null
                                ? ""
                                : String.valueOf(state.failure().message()));
            default -> new Ending(Ending.Status.TERMINATED, "");
        };
    }
}
