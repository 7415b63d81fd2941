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

    /** With the rules that are broken without it: which of them shows first is chance. Those that are left out need an order of events that chance hardly finds: the exhaustive mode sees them. */
    @ParameterizedTest
    @CsvSource({
        "NO_EPOCH_CHECK, no gap and no double in a journal",
        "CHECK_INSIDE_INSERT, an activity does not begin again once its end is durable | a run comes to rest | a message leaves the inbox when it is journaled",
        "NO_FENCE_ROW, a host without the lease appends nothing",
        "NO_JOURNAL_KEY, no gap and no double in a journal",
        "RELEASE_WITHOUT_COMPARE, a host without the lease appends nothing",
        "COMPLETION_WITHOUT_COMPARE, no row is left behind",
        "NO_SWEEPER, a run comes to rest",
        "UNKNOWN_SEND_SENT_AGAIN, an acknowledged message comes once",
        "LOST_CLAIM_BY_VERSION, an activity begins under a lease",
        "LEASES_ON_HOST_CLOCK, nobody takes a lease that lasts",
        "ACKNOWLEDGE_BEFORE_COMMIT, an acknowledged start exists",
        "CONSUME_IN_ANOTHER_TRANSACTION, a message leaves the inbox when it is journaled",
        "RECOVERY_SWALLOWS_ERROR, an activity does not begin again once its end is durable | no gap and no double in a journal",
        "TIMERS_ON_HOST_CLOCK, a timer never fires early",
        "CONTINUE_AS_NEW_DROPS_INBOX, a run comes to rest",
        "CONTINUE_AS_NEW_RESTARTS_ORDINALS, a run comes to rest",
        "RENEWAL_ON_WORKERS_POOL, a run comes to rest",
        "NO_SELF_FENCE, an activity begins under a lease",
        "PURGE_LEAVES_INBOX, a purge leaves nothing behind",
        "NO_IDLE_IN_TRANSACTION_TIMEOUT, a run comes to rest",
        "UNRECORDED_RANDOM, the output is that of the program",
        "CACHED_MUTABLE_RESULT, the output is that of the program"
    })
    void a_rule_that_is_taken_out_is_missed(Flaw flaw, String rules) {
        int threads = Runtime.getRuntime().availableProcessors();
        Simulator.Result result = new Simulator(1, SEEDS, threads, Set.of(flaw), System.out).run();
        List<String> failed = result.failed();
        assertThat(failed).as("violations in " + SEEDS + " seeds").isNotEmpty();
        System.out.printf("%s: after %d seeds, %s%n", flaw, result.seeds(), failed.get(0));
        assertThat(rules.split(" \\| ")).anyMatch(rule -> failed.get(0).startsWith(rule + ":"));
    }
}
