package io.durablefunctions.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dsimulation.seeds=N -Dsimulation.seed=S} for more of them, or others. */
class SimulatorTest {

    private static final long SEEDS = Long.getLong("simulation.seeds", 20_000);
    private static final long FIRST = Long.getLong("simulation.seed", 1);

    @Test
    @Tag("search")
    void nothing_is_lost_whatever_goes_wrong() {
        int threads = Runtime.getRuntime().availableProcessors();
        Simulator.Result result = new Simulator(FIRST, SEEDS, threads, Set.of(), System.out).run();
        System.out.printf(
                "%d seeds from %d, %d steps, %d take-overs%n",
                result.seeds(), FIRST, result.steps(), result.takeOvers());
        assertThat(result.failed()).as("seed " + result.failedSeed()).isEmpty();
        assertThat(result.takeOvers()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 12, 100, 224, 500, 1_000, 2_009, 10_059, 10_197, 31_742, 332_588})
    void a_seed_runs_the_same_way_twice(long seed) {
        Report once = Simulation.run(Scenario.of(seed, Set.of()), true);
        assertThat(once.violations()).isEmpty();
        assertThat(Simulation.run(Scenario.of(seed, Set.of()), true).lines()).isEqualTo(once.lines());
    }

    /** It gave instances back before their timers could fire, and claimed them again, for ever. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void a_host_without_room_lets_timers_fire_that_are_due(long seed) {
        Program resting = Program.of(new Step.Rest(10), new Step.Rest(1));
        Scenario scenario = new Scenario(
                seed,
                2,
                3,
                2,
                new Weather(EnumSet.noneOf(Weather.Fault.class), 0, 3_000),
                new Scenario.Knobs(2_000, 5, 1, 4, 5, false, 1_000),
                null,
                Set.of());
        Report report = Simulation.run(scenario, List.of(resting, resting, resting), false);
        assertThat(report.violations()).isEmpty();
        assertThat(report.steps()).isLessThan(20_000);
    }
}
