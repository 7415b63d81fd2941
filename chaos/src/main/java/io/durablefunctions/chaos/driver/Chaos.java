package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.report.Report;
import java.io.PrintStream;
import java.util.List;

/** Lets chaos loose for a time, and tells whether anything was lost. */
public final class Chaos {

    private static final int MISUSED = 2;

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
        List<String> complaints = report.takeOvers().complaints();
        complaints.forEach(out::println);
        boolean passed = report.violations() == 0 && report.shortOf().isEmpty() && complaints.isEmpty();
        out.println(passed ? "PASSED" : "FAILED");
        return passed;
    }
}
