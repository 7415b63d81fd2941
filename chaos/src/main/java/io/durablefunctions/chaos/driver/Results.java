package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.checks.ActivitiesRun;
import io.durablefunctions.chaos.checks.AnswersAreDocumented;
import io.durablefunctions.chaos.checks.CanariesGoInOrder;
import io.durablefunctions.chaos.checks.Check;
import io.durablefunctions.chaos.checks.ChildrenAnswerOnce;
import io.durablefunctions.chaos.checks.EndedProgramsRest;
import io.durablefunctions.chaos.checks.HistoriesReplay;
import io.durablefunctions.chaos.checks.InstancesEnd;
import io.durablefunctions.chaos.checks.JournalIsDense;
import io.durablefunctions.chaos.checks.MessagesAreKept;
import io.durablefunctions.chaos.checks.MoneyIsKept;
import io.durablefunctions.chaos.checks.PoisonIsContained;
import io.durablefunctions.chaos.checks.ProgramsEndAsModelled;
import io.durablefunctions.chaos.checks.StartsAreKept;
import io.durablefunctions.chaos.checks.Stops;
import io.durablefunctions.chaos.checks.TerminationsAreKept;
import io.durablefunctions.chaos.checks.TimersFireOnce;
import io.durablefunctions.chaos.checks.WorkersEndWhenTold;
import io.durablefunctions.chaos.incidents.Incidents;
import io.durablefunctions.chaos.incidents.Incidents.Death;
import io.durablefunctions.chaos.operations.OperationLog;
import io.durablefunctions.chaos.report.Report.Result;
import io.durablefunctions.chaos.worker.ActivityFile.Line;
import io.durablefunctions.chaos.worker.WorkerSettings;
import io.durablefunctions.testing.workload.Program;
import io.durablefunctions.testing.workload.Workload;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Asks all checks, when all is over. */
final class Results {

    /** What runs is waited for, and what the store is at; and a busy machine takes its time. */
    private static final Duration ENDED_WITHIN = WorkerSettings.SHUTDOWN.plusSeconds(5);

    private final DataSource database;
    private final List<OperationLog.Entry> log;
    private final List<Line> lines;
    private final Incidents incidents;
    private final Map<String, String> figures = new LinkedHashMap<>();

    Results(DataSource database, List<OperationLog.Entry> log, List<Line> lines, Incidents incidents) {
        this.database = database;
        this.log = log;
        this.lines = lines;
        this.incidents = incidents;
    }

    List<Result> of(Feed feed, Watch watch, Poisons poisons, Sampler sampler) throws SQLException, IOException {
        Map<String, Program> programs = new TreeMap<>();
        feed.started().forEach(program -> programs.put(program.instanceId(), program.program()));
        ProgramsEndAsModelled model = new ProgramsEndAsModelled(database, programs, log);
        Stops stops = new Stops(incidents.outages(), WorkerSettings.ACTIVITIES);
        MoneyIsKept money = new MoneyIsKept(database);
        List<Check> checks = new ArrayList<>(List.of(
                model,
                new JournalIsDense(database),
                new StartsAreKept(database, log),
                new InstancesEnd(database, log, watch.firstSeen()),
                new MessagesAreKept(database, log, Set.of(Attention.NOISE), continuesAsNew(programs)),
                new TerminationsAreKept(database, log),
                new ActivitiesRun(database, programs, StartedProgram::rootOf, lines, stops),
                new EndedProgramsRest(database, programs, StartedProgram::rootOf, watch.endedBy(), lines, stops),
                new CanariesGoInOrder(Canaries.ids(), lines, stops),
                money,
                new TimersFireOnce(database),
                new ChildrenAnswerOnce(database),
                new HistoriesReplay(database, Workload.orchestrator())));
        checks.addAll(sampler.checks());
        checks.add(new PoisonIsContained(poisons.seen(), watch.setAside()));
        checks.add(new AnswersAreDocumented(log));
        checks.add(new WorkersEndWhenTold(incidents.deaths(), incidents.outages(), ENDED_WITHIN));
        List<Result> results = new ArrayList<>();
        for (Check check : checks) {
            results.add(new Result(check.invariant(), check.violations()));
        }
        figures.put("programs compared with the model", Integer.toString(model.compared()));
        figures.put("transfers of money completed", money.completed());
        figures.put("activities begun late by a process that had been stopped", Integer.toString(stops.excused()));
        figures.put("longest time until a worker had ended in good order, ms", Long.toString(longestEnd()));
        return results;
    }

    private long longestEnd() {
        return incidents.deaths().stream()
                .filter(death -> death.cause().equals(Death.DRAINED))
                .mapToLong(death -> TimeUnit.MICROSECONDS.toMillis(death.micros() - death.told()))
                .max()
                .orElse(0);
    }

    /** Whether an instance's program, or a child in it, continues as new somewhere. */
    private static Predicate<String> continuesAsNew(Map<String, Program> programs) {
        Set<String> roots = new HashSet<>();
        programs.forEach((id, program) -> {
            if (Workload.input(program).contains("\"Renew\"")) {
                roots.add(id);
            }
        });
        return id -> roots.contains(StartedProgram.rootOf(id));
    }

    /** What was counted on the way. */
    Map<String, String> figures() {
        return figures;
    }
}
