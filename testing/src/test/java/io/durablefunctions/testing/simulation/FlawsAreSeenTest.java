package io.durablefunctions.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.testing.simulation.database.Flaw;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a rule of the protocol taken out, some seed shows a violation of what the rule is there for. */
@Tag("search")
class FlawsAreSeenTest {

    private static final long SEEDS = 20_000;

    /** Those that are left out need an order of events that chance hardly finds: the exhaustive mode sees them. */
    @ParameterizedTest
    @CsvSource({})
    void a_rule_that_is_taken_out_is_missed(Flaw flaw, String rule) {
        int threads = Runtime.getRuntime().availableProcessors();
        Simulator.Result result = new Simulator(1, SEEDS, threads, Set.of(flaw), System.out).run();
        List<String> failed = result.failed();
        assertThat(failed).as("violations in " + SEEDS + " seeds").isNotEmpty();
        System.out.printf("%s: after %d seeds, %s%n", flaw, result.seeds(), failed.get(0));
        assertThat(failed.get(0)).startsWith(rule + ":");
    }
}
