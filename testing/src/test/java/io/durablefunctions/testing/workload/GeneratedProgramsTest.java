package io.durablefunctions.testing.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratedProgramsTest {

    @Test
    void programs_end_as_the_model_allows() {
        try (Runs runs = new Runs(ActivityLog.NONE)) {
            for (long seed = 0; seed < 2_000; seed++) {
                Program program = Programs.generate(seed);
                String id = "p" + seed;
                Ending ending = runs.ending(program, id);
                assertThat(ProgramModel.complaints(program, id, ending))
                        .as(() -> program + " ended with " + ending)
                        .isEmpty();
            }
        }
    }
}
