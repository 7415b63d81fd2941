package io.durablefunctions.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dsimulation.seeds=N -Dsimulation.seed=S} for more of them, or others. */
class SimulatorTest {

    private static final long SEEDS = Long.getLong("simulation.seeds", 20_000);
    private static final long FIRST = Long.getLong("simulation.seed", 1);

    @Test
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
    @ValueSource(longs = {1, 12, 100, 224, 500, 1_000, 2_009, 10_059, 10_197, 31_742})
    void a_seed_runs_the_same_way_twice(long seed) {
        Report once = Simulation.run(Scenario.of(seed, Set.of()), true);
        assertThat(once.violations()).isEmpty();
        assertThat(Simulation.run(Scenario.of(seed, Set.of()), true).lines()).isEqualTo(once.lines());
    }
}
