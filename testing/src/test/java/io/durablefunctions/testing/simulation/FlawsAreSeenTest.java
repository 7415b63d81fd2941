package io.durablefunctions.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.testing.simulation.database.Flaw;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** With a rule of the protocol taken out, some seed shows a violation. */
@Tag("search")
class FlawsAreSeenTest {

    private static final long SEEDS = 20_000;

    /** Those that are left out need an order of events that chance hardly finds: the exhaustive mode sees them. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "NO_SECOND_LOOK",
                "UNKNOWN_COMMIT_SETTLED_BY_READING",
                "RENEWAL_BY_HOST_NAME",
                "OWNER_INSTEAD_OF_EPOCH"
            })
    void a_rule_that_is_taken_out_is_missed(Flaw flaw) {
        int threads = Runtime.getRuntime().availableProcessors();
        Simulator.Result result = new Simulator(1, SEEDS, threads, Set.of(flaw), System.out).run();
        assertThat(result.failed()).as("violations in " + SEEDS + " seeds").isNotEmpty();
        System.out.printf(
                "%s: after %d seeds, %s%n",
                flaw, result.seeds(), result.failed().get(0));
    }
}
