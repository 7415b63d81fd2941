package io.durablefunctions.chaos.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.chaos.report.Report;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One minute of {@code chaos/run}, with the time around it about two: no check finds a violation, and each kind of fault comes at least half as
 * often as it has to: a machine that builds may be too busy for more. How long take-overs take is judged by longer runs. {@code -Dchaos.skip=true} leaves it out.
 */
@DisabledIfSystemProperty(named = "chaos.skip", matches = "true")
class ShortChaosRunTest {

    private static final double MINUTES = 1;

    /** A machine that builds has more to do. */
    private static final Duration CLAIMED_WITHIN = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void nothing_is_lost_in_a_minute_of_chaos() throws Exception {
        ChaosOptions options =
                new ChaosOptions(MINUTES, new SecureRandom().nextLong(), directory.resolve("run"), CLAIMED_WITHIN);
        PrintStream out = System.out;
        Report report;
        try (ChaosRun run = ChaosRun.open(options, out)) {
            report = run.run();
        }
        out.println(report.text());

        assertThat(report.results())
                .allSatisfy(result -> assertThat(result.violations())
                        .as("%s (seed %d)", result.invariant(), options.seed())
                        .isEmpty());
        assertThat(report.faults())
                .allSatisfy(
                        fault -> assertThat(2 * fault.count()).as(fault.text()).isGreaterThanOrEqualTo(fault.quota()));
    }
}
