package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.worker.ActivityFile.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each jar that was rolled out did some of the work. */
public final class ReleasesRun implements Check {

    private final int releases;
    private final List<Line> lines;

    /**
     * A check.
     *
     * @param releases how many there were; they are named 1, 2, and so on
     * @param lines the log of the activities
     */
    public ReleasesRun(int releases, List<Line> lines) {
        this.releases = releases;
        this.lines = lines;
    }

    @Override
    public String invariant() {
        return "  every release that was rolled out did some work";
    }

    @Override
    public List<String> violations() {
        Set<String> seen = new HashSet<>();
        lines.forEach(line -> seen.add(line.release()));
        List<String> violations = new ArrayList<>();
        for (int release = 1; release <= releases; release++) {
            if (!seen.contains(Integer.toString(release))) {
                violations.add("no activity ran the code of release " + release);
            }
        }
        return violations;
    }
}
