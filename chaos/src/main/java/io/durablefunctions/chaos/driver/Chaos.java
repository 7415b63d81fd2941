package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.report.Report;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Lets chaos loose for a time, and tells whether anything was lost. */
public final class Chaos {

    private static final int MISUSED = 2;

    /** How much longer than a lease a take-over may take, for 99 of 100. */
    private static final Duration MORE_THAN_A_LEASE = Duration.ofSeconds(2);

    private Chaos() {}

    /** Takes options, see {@link ChaosOptions#USAGE}. Ends the JVM: with 1 if anything was not as it has to be, with 2 if it was called wrongly. */
    public static void main(String[] args) throws Exception {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        ChaosOptions options;
        try {
            options = ChaosOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
        try (ChaosRun run = ChaosRun.open(options, out)) {
            return judge(run.run(), out) ? 0 : 1;
        }
    }

    private static boolean judge(Report report, PrintStream out) {
        out.println();
        out.print(report.text());
        report.shortOf().forEach(fault -> out.println("NOT ENOUGH " + fault));
        double most = ChaosRun.LEASE.plus(MORE_THAN_A_LEASE).toMillis();
        boolean quick = report.takeOvers().millis(0.99) <= most;
        if (!quick) {
            out.println("TOO SLOW The 99th percentile of take-overs is above " + most + " ms");
        }
        boolean passed = report.violations() == 0 && report.shortOf().isEmpty() && quick;
        out.println(passed ? "PASSED" : "FAILED");
        return passed;
    }
}
