package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Invariant 5, of canaries, whose steps are numbered and wait for one another: a step begins when the one before has ended, and not again once the
 * next one has begun, with the excuse of {@link ActivitiesRun} for processes that had been stopped.
 */
public final class CanariesGoInOrder implements Check {

    private final Collection<String> canaries;
    private final List<Line> lines;
    private final Predicate<Line> wasStopped;

    /**
     * A check.
     *
     * @param canaries their ids
     * @param lines the log of the activities, in any order
     * @param wasStopped whether the process of a line had been stopped just before
     */
    public CanariesGoInOrder(Collection<String> canaries, List<Line> lines, Predicate<Line> wasStopped) {
        this.canaries = List.copyOf(canaries);
        this.lines =
                lines.stream().sorted(Comparator.comparingLong(Line::micros)).toList();
        this.wasStopped = wasStopped;
    }

    @Override
    public String invariant() {
        return "5 the steps of a canary run one after the other";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (String canary : canaries) {
            look(lines.stream().filter(line -> line.instanceId().equals(canary)).toList(), violations);
        }
        return violations;
    }

    private void look(List<Line> steps, List<String> violations) {
        int begun = -1;
        int ended = -1;
        for (Line line : steps) {
            int step = Integer.parseInt(line.key());
            if (!line.begins()) {
                ended = Math.max(ended, step);
            } else if (step < begun) {
                if (!wasStopped.test(line)) {
                    violations.add(text(line) + " after step " + begun + " had begun");
                }
            } else {
                if (ended < step - 1) {
                    violations.add(text(line) + " before step " + (step - 1) + " had ended");
                }
                begun = step;
            }
        }
    }

    private static String text(Line line) {
        return line.instanceId() + " began step " + line.key() + " in process " + line.process() + " at "
                + line.micros();
    }
}
