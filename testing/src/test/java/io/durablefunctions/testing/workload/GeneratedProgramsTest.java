package io.durablefunctions.testing.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedProgramsTest {

    private static final int SEEDS = 2_000;

    @Test
    void programs_end_as_the_model_allows_and_the_model_sees_what_would_be_wrong() {
        RunLog log = new RunLog();
        Set<Ending.Status> seen = EnumSet.noneOf(Ending.Status.class);
        try (Runs runs = new Runs(log)) {
            for (long seed = 0; seed < SEEDS; seed++) {
                Program program = Programs.generate(seed);
                String id = "p" + seed;
                Ending ending = runs.ending(program, id);
                seen.add(ending.status());
                assertThat(ProgramModel.complaints(program, id, ending))
                        .as(() -> program + " ended with " + ending)
                        .isEmpty();
                assertThatActivitiesFit(program, id, log.begunBy(id));
                assertThatSpoiledIsFound(program, id, ending);
            }
        }
        assertThat(log.running()).isZero();
        assertThat(seen).containsExactlyInAnyOrder(Ending.Status.values());
    }

    private static void assertThatActivitiesFit(Program program, String id, List<String> begun) {
        ActivityKeys keys = ProgramModel.activities(program, id);
        assertThat(begun).as(program::toString).containsAll(keys.required());
        assertThat(keys.allowed()).as(program::toString).containsAll(begun).containsAll(keys.required());
        for (int i = 0; i < begun.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(ProgramModel.precedes(begun.get(i), begun.get(j)))
                        .as("%s began after %s in %s", begun.get(i), begun.get(j), program)
                        .isFalse();
            }
        }
    }

    private static void assertThatSpoiledIsFound(Program program, String id, Ending ending) {
        if (ending.status() != Ending.Status.COMPLETED) {
            return;
        }
        for (List<String> spoiled : Outputs.spoiled(Outputs.traceOf(ending))) {
            assertThat(ProgramModel.complaints(program, id, Outputs.completed(spoiled)))
                    .as(() -> program + " cannot end with " + spoiled)
                    .isNotEmpty();
        }
    }
}
