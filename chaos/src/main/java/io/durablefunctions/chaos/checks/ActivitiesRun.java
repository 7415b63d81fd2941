package io.durablefunctions.chaos.checks;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import io.durablefunctions.testing.workload.ActivityKeys;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.ProgramModel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Invariant 5: what a completed program needs was run, nothing else was, and no activity began once its completion was durable, which the
 * beginning of a later one proves. A process that is stopped between its last look at its lease and the activity's first line cannot know
 * better: what it begins just after it goes on is no violation, see {@link Stops}.
 */
public final class ActivitiesRun implements Check {

    private final DataSource database;
    private final Map<String, Program> programs;
    private final UnaryOperator<String> rootOf;
    private final List<Line> lines;
    private final Predicate<Line> wasStopped;

    /**
     * A check.
     *
     * @param programs the programs by the id of their root
     * @param rootOf the root of an instance
     * @param lines the log of the activities, in any order: a process may be stopped before it has written what it began
     * @param wasStopped whether the process of a line had been stopped just before
     */
    public ActivitiesRun(
            DataSource database,
            Map<String, Program> programs,
            UnaryOperator<String> rootOf,
            List<Line> lines,
            Predicate<Line> wasStopped) {
        this.database = database;
        this.programs = programs;
        this.rootOf = rootOf;
        this.lines =
                lines.stream().sorted(Comparator.comparingLong(Line::micros)).toList();
        this.wasStopped = wasStopped;
    }

    @Override
    public String invariant() {
        return "5 an activity runs at least once, and never after its completion was durable";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>();
        Map<String, Set<String>> ended = new HashMap<>();
        Map<String, List<Line>> begun = new TreeMap<>();
        for (Line line : lines) {
            if (!programs.containsKey(rootOf.apply(line.instanceId()))) {
                continue;
            }
            if (line.begins()) {
                begun.computeIfAbsent(line.instanceId(), none -> new ArrayList<>())
                        .add(line);
            } else {
                ended.computeIfAbsent(rootOf.apply(line.instanceId()), none -> new HashSet<>())
                        .add(line.key());
            }
        }
        StoredRuns.forEach(database, run -> {
            Program program = programs.get(run.instanceId());
            if (program != null && run.completed()) {
                Set<String> ran = ended.getOrDefault(run.instanceId(), Set.of());
                boolean isWhole = run.state().status() == RuntimeStatus.COMPLETED;
                compare(run.instanceId(), ProgramModel.activities(program, run.instanceId()), ran, isWhole, violations);
            }
        });
        begun.values().forEach(ofInstance -> order(ofInstance, violations));
        return violations;
    }

    private static void compare(
            String id, ActivityKeys keys, Set<String> ran, boolean isWhole, List<String> violations) {
        if (isWhole) {
            keys.required().stream()
                    .filter(key -> !ran.contains(key))
                    .forEach(key -> violations.add(id + " has completed and never ran " + key));
        }
        ran.stream()
                .filter(key -> !keys.allowed().contains(key))
                .forEach(key -> violations.add(id + " ran " + key + ", which is not in it"));
    }

    private void order(List<Line> begun, List<String> violations) {
        Map<String, Line> first = new HashMap<>();
        for (Line line : begun) { // the later ones come later: whatever is in the map began before
            for (Line other : first.values()) {
                if (ProgramModel.precedes(line.key(), other.key())) {
                    judge(line, other, violations);
                }
            }
            first.putIfAbsent(line.key(), line);
        }
    }

    private void judge(Line again, Line later, List<String> violations) {
        if (!wasStopped.test(again)) {
            violations.add(again.instanceId() + " began " + again.key() + " in process " + again.process() + " at "
                    + again.micros() + ", after " + later.key() + " had begun in process " + later.process() + " at "
                    + later.micros());
        }
    }
}
