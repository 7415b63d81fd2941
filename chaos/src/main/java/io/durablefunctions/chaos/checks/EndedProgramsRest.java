package io.durablefunctions.chaos.checks;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.ProgramModel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Invariant 5, at the end of programs: what a completed program needed had its result when the program was seen to have completed, so none of it
 * begins after that, with the excuse of {@link ActivitiesRun} for processes that had been stopped. Activities that a program did not wait for may.
 */
public final class EndedProgramsRest implements Check {

    private final DataSource database;
    private final Map<String, Program> programs;
    private final Map<String, Long> endedBy;
    private final Map<String, List<Line>> begun = new HashMap<>();
    private final Predicate<Line> wasStopped;

    /**
     * A check.
     *
     * @param programs the programs by the id of their root
     * @param rootOf the root of an instance
     * @param endedBy by when instances were seen to have ended, in microseconds since 1970, by id
     * @param lines the log of the activities
     * @param wasStopped whether the process of a line had been stopped just before
     */
    public EndedProgramsRest(
            DataSource database,
            Map<String, Program> programs,
            UnaryOperator<String> rootOf,
            Map<String, Long> endedBy,
            List<Line> lines,
            Predicate<Line> wasStopped) {
        this.database = database;
        this.programs = programs;
        this.endedBy = Map.copyOf(endedBy);
        this.wasStopped = wasStopped;
        for (Line line : lines) {
            String root = rootOf.apply(line.instanceId());
            Long end = this.endedBy.get(root);
            if (line.begins() && end != null && line.micros() > end) {
                begun.computeIfAbsent(root, none -> new ArrayList<>()).add(line);
            }
        }
    }

    @Override
    public String invariant() {
        return "5 nothing that a program waited for begins after its end";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>();
        StoredRuns.forEach(database, run -> {
            Program program = programs.get(run.instanceId());
            if (program != null && run.state().status() == RuntimeStatus.COMPLETED) {
                look(run.instanceId(), program, violations);
            }
        });
        return violations;
    }

    private void look(String root, Program program, List<String> violations) {
        for (Line line : begun.getOrDefault(root, List.of())) {
            boolean isNeeded = ProgramModel.activities(program, root).required().contains(line.key());
            if (isNeeded && !wasStopped.test(line)) {
                violations.add(line.instanceId() + " began " + line.key() + " in process " + line.process() + " at "
                        + line.micros() + ", and " + root + " had ended by " + endedBy.get(root));
            }
        }
    }
}
