package io.durablefunctions.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What is asked for on the command line.
 *
 * @param workloads names of workloads, in the order asked for; all of them if none is named
 * @param rounds how many rounds are taken
 * @param time how long a round lasts
 * @param statements whether statements are counted
 * @param out the directory of the report
 * @param help whether only the usage is asked for
 */
record Arguments(List<String> workloads, int rounds, Duration time, boolean statements, Path out, boolean help) {

    /** Not understood; the message says in one line what is allowed. */
    static final class Misunderstood extends Exception {
        private static final long serialVersionUID = 1;

        Misunderstood(String message) {
            super(message);
        }
    }

    private static final String OPTIONS = "--rounds N, --seconds N, --quick, --statements, --out DIR, --help";

    static Arguments parse(List<String> arguments, List<String> known) throws Misunderstood {
        List<String> workloads = new ArrayList<>();
        int rounds = 3;
        Duration time = Duration.ofSeconds(5);
        boolean statements = false;
        Path out = Path.of("benchmarks", "results");
        boolean help = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--rounds" -> rounds = positive(argument, rest);
                case "--seconds" -> time = Duration.ofSeconds(positive(argument, rest));
                case "--quick" -> {
                    rounds = 1;
                    time = Duration.ofSeconds(1);
                }
                case "--statements" -> statements = true;
                case "--out" -> out = Path.of(value(argument, rest));
                case "--help" -> help = true;
                default -> {
                    if (!known.contains(argument)) {
                        throw new Misunderstood("Unknown: " + argument + ". Allowed are " + String.join(", ", known)
                                + ", " + OPTIONS + ".");
                    }
                    workloads.add(argument);
                }
            }
        }
        return new Arguments(workloads.isEmpty() ? known : workloads, rounds, time, statements, out, help);
    }

    private static int positive(String option, Iterator<String> rest) throws Misunderstood {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new Misunderstood(option + " takes a whole number above 0, not " + value + ".");
    }

    private static String value(String option, Iterator<String> rest) throws Misunderstood {
        if (!rest.hasNext()) {
            throw new Misunderstood(option + " takes a value.");
        }
        return rest.next();
    }

    /** How it is used. */
    static String usage() {
        return """
                benchmarks/run [WORKLOAD...] [OPTION...]

                Measures this framework beside DBOS Transact and beside PostgreSQL alone, on one server. All workloads, if none is named.

                  --rounds N      rounds, of which the median counts (3)
                  --seconds N     how long each lasts, after warming up (5)
                  --quick         one round of a second: to see that it runs, not how fast
                  --statements    count statements too; loads pg_stat_statements into the server, which costs a little
                  --out DIR       where report.md and chart.svg go (benchmarks/results)
                  --help          this text

                The server is one of its own, in a temporary directory, unless DURABLE_FUNCTIONS_BENCHMARK_POSTGRESQL holds the JDBC URL
                of a superuser: jdbc:postgresql://host/postgres?user=postgres&password=...

                Workloads:
                """;
    }
}
