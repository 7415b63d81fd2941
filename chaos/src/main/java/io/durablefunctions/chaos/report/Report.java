package io.durablefunctions.chaos.report;

import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param faults how often which fault was inflicted
 * @param figures what else was counted, in the order in which it is to be shown
 * @param results what each check found
 * @param takeOvers how long take-overs took
 */
public record Report(List<FaultCount> faults, Map<String, String> figures, List<Result> results, TakeOvers takeOvers) {

    private static final int SHOWN = 20;

    /**
     * How often a fault was inflicted.
     *
     * @param text the fault
     * @param count how often
     * @param quota how often it had to be
     */
    public record FaultCount(String text, long count, int quota) {

        boolean isMet() {
            return count >= quota;
        }
    }

    /**
     * What a check found.
     *
     * @param invariant what had to hold
     * @param violations where it did not
     */
    public record Result(String invariant, List<String> violations) {}

    /** How many violations there were, of all invariants. */
    public int violations() {
        return results.stream().mapToInt(result -> result.violations().size()).sum();
    }

    /** The faults that did not reach their quota. */
    public List<String> shortOf() {
        return faults.stream()
                .filter(fault -> !fault.isMet())
                .map(fault -> fault.text() + ": " + fault.count() + " of " + fault.quota())
                .toList();
    }

    /** All of it, as text. */
    public String text() {
        Table counts = new Table("fault", "inflicted", "quota");
        faults.forEach(fault -> counts.row(fault.text(), fault.count(), fault.quota()));
        Table other = new Table("figure", "value");
        figures.forEach(other::row);
        other.row("take-overs measured", takeOvers.micros().size());
        other.row("take-overs passed by, the database or the host being out of order", takeOvers.passedBy());
        other.row("take-over p50, ms", Math.round(takeOvers.millis(0.5)));
        other.row("take-over p99, ms", Math.round(takeOvers.millis(0.99)));
        other.row("take-over max, ms", Math.round(takeOvers.millis(1)));
        Table checks = new Table("invariant", "violations");
        results.forEach(
                result -> checks.row(result.invariant(), result.violations().size()));
        return counts.text() + "\n" + other.text() + "\n" + checks.text() + violationsText();
    }

    private String violationsText() {
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            result.violations().stream()
                    .limit(SHOWN)
                    .forEach(violation -> text.append("VIOLATION ")
                            .append(result.invariant().strip())
                            .append(": ")
                            .append(violation)
                            .append('\n'));
        }
        return text.isEmpty() ? "" : "\n" + text;
    }
}
