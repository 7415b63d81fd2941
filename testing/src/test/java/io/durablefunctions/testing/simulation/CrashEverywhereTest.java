package io.durablefunctions.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.testing.simulation.Scenario.Mishap;
import io.durablefunctions.testing.simulation.Weather.Fault;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.Step;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is hit at its first request to the database, at its second, and so on, until it ends unharmed. */
class CrashEverywhereTest {

    private static final int MOST_REQUESTS = 2_000;

    private static final Program PROGRAM = Program.of(
            new Step.Call(1),
            new Step.Flaky(2, 2),
            new Step.Rest(3),
            new Step.Child(List.of(new Step.Call(4), new Step.Broken(5, 2)), true),
            new Step.Saga(List.of(6L, 7L), 8),
            new Step.Renew(),
            new Step.Call(9),
            new Step.Mutable(10),
            new Step.Refused(11));

    @ParameterizedTest
    @EnumSource(names = {"LOST_REQUEST", "LOST_ANSWER", "LOST_PATIENCE", "KILL", "SERVER_CRASH"})
    void a_run_that_is_hit_anywhere_leaves_the_history_of_one_that_is_not(Fault fault) {
        Report undisturbed = run(null);
        assertThat(undisturbed.violations()).isEmpty();
        assertThat(undisturbed.histories()).hasSize(2);
        int hits = 0;
        for (int request = 1; request < MOST_REQUESTS; request++) {
            Report hit = run(new Mishap(request, fault));
            assertThat(hit.violations()).as("hit at request " + request).isEmpty();
            assertThat(hit.histories()).as("hit at request " + request).isEqualTo(undisturbed.histories());
            if (!hit.wasHit()) {
                break;
            }
            hits++;
        }
        System.out.println(fault + " at each of " + hits + " requests");
        assertThat(hits).isBetween(30, MOST_REQUESTS - 2);
    }

    private static Report run(Mishap mishap) {
        Scenario scenario = new Scenario(
                7, 2, 1, 40, Weather.CALM, new Scenario.Knobs(300, 50, 100, 2, 5, true, 1_000), mishap, Set.of());
        return Simulation.run(scenario, List.of(PROGRAM), false);
    }
}
