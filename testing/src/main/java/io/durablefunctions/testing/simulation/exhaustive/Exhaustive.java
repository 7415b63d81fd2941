package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Flaw;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs all programs in all interleavings, and prints how many states that were. */
public final class Exhaustive {

    static final int MOST_STATES = 20_000_000;

    private Exhaustive() {}

    /**
     * Prints a table of programs; the larger set with {@code -Dexhaustive=large}. Exits with 1 if something is violated.
     *
     * @param arguments nothing, or {@code --flaw} and a {@link Flaw}: then what notices it is printed, and exits with 1 if nothing does
     */
    public static void main(String... arguments) {
        boolean isFine;
        if (arguments.length == 2 && arguments[0].equals("--flaw")) {
            isFine = catches(Flaw.valueOf(arguments[1]));
        } else if (arguments.length == 0) {
            isFine = holds();
        } else {
            throw new IllegalArgumentException("Usage: [--flaw NAME]");
        }
        if (!isFine) {
            System.exit(1);
        }
    }

    static List<Program> programs() {
        return Programs.all("large".equals(System.getProperty("exhaustive")));
    }

    static Report run(Program program, Set<Flaw> flaws) {
        return new Explorer(program, flaws, MOST_STATES).explore();
    }

    private static boolean holds() {
        boolean holds = true;
        System.out.println(Report.heading());
        for (Program program : programs()) {
            Report report = run(program, Set.of());
            System.out.println(report);
            if (report.violation() != null) {
                System.out.println(report.story());
                holds = false;
            }
        }
        return holds;
    }

    private static boolean catches(Flaw flaw) {
        boolean caught = false;
        System.out.println(Report.heading());
        for (Program program : programs()) {
            Report report = run(program, EnumSet.of(flaw));
            System.out.println(report);
            if (report.violation() != null) {
                System.out.println(report.story());
                caught = true;
            }
        }
        return caught;
    }
}
