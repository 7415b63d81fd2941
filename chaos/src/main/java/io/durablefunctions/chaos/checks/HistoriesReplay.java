package io.durablefunctions.chaos.checks;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.journal.Event;
import io.durablefunctions.replay.Execution;
import io.durablefunctions.replay.History;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Outcome.Ending;
import io.durablefunctions.replay.Pause;
import io.durablefunctions.replay.Replay;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Invariant 8: the code, run again over the history of an instance that has ended, ends in the same way and decides nothing new. */
public final class HistoriesReplay implements Check {

    private static final int LONG_HISTORY = 10_000;

    private final DataSource database;
    private final Orchestrator<?, ?> orchestrator;
    private final Replay replay = new Replay(StoredRuns.CODEC, LONG_HISTORY, false);

    /**
     * A check.
     *
     * @param orchestrator the code; instances of others are passed by
     */
    public HistoriesReplay(DataSource database, Orchestrator<?, ?> orchestrator) {
        this.database = database;
        this.orchestrator = orchestrator;
    }

    @Override
    public String invariant() {
        return "8 a stored history replays to the same end";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>();
        StoredRuns.forEach(database, run -> {
            if (run.completed()
                    && run.functionName().equals(orchestrator.definition().name())) {
                String wrong = replayed(run);
                if (!wrong.isEmpty()) {
                    violations.add(run.instanceId() + ": " + wrong);
                }
            }
        });
        return violations;
    }

    private String replayed(StoredRun run) {
        List<Event> events = run.history();
        int told = told(run, events);
        History history = new History(run.state().firstOrdinal(), run.state().startId());
        if (told > 0) {
            history.addRow(events.subList(0, told));
        }
        history.addNews(events.subList(told, events.size()));
        Outcome outcome = replay.run(
                orchestrator, Execution.of(run.instanceId(), run.state()), history, true, reason -> {}, Pause.UNWIND);
        if (!outcome.warnings().isEmpty()) {
            return "the arguments differ: " + outcome.warnings();
        }
        boolean hasEnded = run.state().status() != RuntimeStatus.TERMINATED;
        if (hasEnded && !outcome.decided().isEmpty()) {
            return "the code decides anew: " + outcome.decided();
        }
        return isSame(run, outcome.ending())
                ? ""
                : "ended as " + run.state().status() + ", replays to " + outcome.ending();
    }

    /** How many of the events the code has been told: one that was terminated may have got news that it never saw. */
    private static int told(StoredRun run, List<Event> events) {
        int told = events.size();
        while (run.state().status() == RuntimeStatus.TERMINATED
                && told > 0
                && !(events.get(told - 1) instanceof Event.Decision)
                && !(events.get(told - 1) instanceof Event.TurnStarted)) {
            told--;
        }
        return told;
    }

    private static boolean isSame(StoredRun run, Ending ending) {
        return switch (run.state().status()) {
            case COMPLETED ->
                ending instanceof Ending.Completed completed
                        && completed.result().equals(run.state().output());
            case FAILED ->
                ending instanceof Ending.Failed failed
                        && run.state().failure() != null
                        && failed.failure().types().equals(run.state().failure().types());
            default -> !(ending instanceof Ending.Blocked);
        };
    }
}
