package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import io.durablefunctions.testing.workload.Ending;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.ProgramModel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Every program that ended did so in a way in which it may end, by a model that shares no code with the engine. */
public final class ProgramsEndAsModelled implements Check {

    private final DataSource database;
    private final Map<String, Program> programs;
    private final List<Entry> log;
    private final AtomicInteger compared = new AtomicInteger();

    /**
     * A check.
     *
     * @param programs the programs by the id of their root
     * @param log what was asked and answered
     */
    public ProgramsEndAsModelled(DataSource database, Map<String, Program> programs, List<Entry> log) {
        this.database = database;
        this.programs = programs;
        this.log = log;
    }

    @Override
    public String invariant() {
        return "  a program ends as the model says";
    }

    /** How many programs were compared with the model by the last call of {@link #violations}. */
    public int compared() {
        return compared.get();
    }

    @Override
    public List<String> violations() throws SQLException {
        Set<String> terminated = terminated();
        List<String> violations = new ArrayList<>();
        compared.set(0);
        StoredRuns.forEach(database, run -> {
            Program program = programs.get(run.instanceId());
            if (program != null && run.completed()) {
                compared.incrementAndGet();
                complaints(program, run, terminated.contains(run.instanceId()))
                        .forEach(complaint ->
                                violations.add(run.instanceId() + " (seed " + program.seed() + "): " + complaint));
            }
        });
        return violations;
    }

    private static List<String> complaints(Program program, StoredRun run, boolean mayBeTerminated) {
        Optional<Ending> ending = Ending.of(run.state());
        if (ending.isEmpty()) {
            return List.of("it ended as " + run.state().status());
        }
        boolean wasTold = mayBeTerminated && ending.get().status() == Ending.Status.TERMINATED;
        return wasTold ? List.of() : ProgramModel.complaints(program, run.instanceId(), ending.get());
    }

    private Set<String> terminated() {
        Set<String> ids = new HashSet<>();
        for (Entry entry : log) {
            if (entry.is(Kind.TERMINATE) && !entry.is(Outcome.ABSENT)) {
                ids.add(entry.operation().instanceId());
            }
        }
        return ids;
    }
}
