package io.durablefunctions.testing.workload;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.replay.Execution;
import io.durablefunctions.replay.History;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Outcome.Ending;
import io.durablefunctions.replay.Pause;
import io.durablefunctions.replay.Replay;
import java.util.List;

/** Runs code again, from the top and without a host, over what is stored of an instance: it decides what it decided before, and nothing new. */
public final class OfflineReplay {

    private static final int LONG_HISTORY = 10_000;

    private final Orchestrator<?, ?> orchestrator;
    private final Replay replay = new Replay(JsonCodec.of(PayloadLimits.DEFAULTS), LONG_HISTORY, false);

    /** Of this code. */
    public OfflineReplay(Orchestrator<?, ?> orchestrator) {
        this.orchestrator = orchestrator;
    }

    /**
     * What is wrong with the history of an instance that has ended; empty for nothing.
     *
     * @param events all of its history since it last continued as new
     */
    public String complaintOfEnded(String instanceId, DurableStateDto state, List<Event> events) {
        int told = told(state, events);
        History history = new History(state.firstOrdinal(), state.startId());
        if (told > 0) {
            history.addRow(events.subList(0, told));
        }
        history.addNews(events.subList(told, events.size()));
        Outcome outcome = run(instanceId, state, history);
        boolean endedByItself = state.status() != RuntimeStatus.TERMINATED;
        String complaint = complaint(outcome, endedByItself);
        if (!complaint.isEmpty() || isSame(state, outcome.ending())) {
            return complaint;
        }
        return "ended as " + state.status() + ", replays to " + outcome.ending();
    }

    /**
     * What is wrong with the history of an instance that goes on, up to the last turn that is stored; empty for nothing.
     *
     * @param rows its history since it last continued as new, row by row
     */
    public String complaintOfLiving(String instanceId, DurableStateDto state, List<List<Event>> rows) {
        int turns = rows.size();
        while (turns > 0 && rows.get(turns - 1).stream().noneMatch(Event.TurnStarted.class::isInstance)) {
            turns--;
        }
        if (turns == 0) {
            return "";
        }
        History history = new History(state.firstOrdinal(), state.startId());
        rows.subList(0, turns).forEach(history::addRow);
        Outcome outcome = run(instanceId, state, history);
        String complaint = complaint(outcome, true);
        if (!complaint.isEmpty() || outcome.ending() instanceof Ending.Waiting) {
            return complaint;
        }
        return "goes on, replays to " + outcome.ending();
    }

    private Outcome run(String instanceId, DurableStateDto state, History history) {
        return replay.run(orchestrator, Execution.of(instanceId, state), history, true, reason -> {}, Pause.UNWIND);
    }

    private static String complaint(Outcome outcome, boolean decidesNothing) {
        if (!outcome.warnings().isEmpty()) {
            return "the arguments differ: " + outcome.warnings();
        }
        return decidesNothing && !outcome.decided().isEmpty() ? "the code decides anew: " + outcome.decided() : "";
    }

    /** How many of the events the code has been told: one that was terminated may have got news that it never saw. */
    private static int told(DurableStateDto state, List<Event> events) {
        int told = events.size();
        while (state.status() == RuntimeStatus.TERMINATED
                && told > 0
                && !(events.get(told - 1) instanceof Event.Decision)
                && !(events.get(told - 1) instanceof Event.TurnStarted)) {
            told--;
        }
        return told;
    }

    private static boolean isSame(DurableStateDto state, Ending ending) {
        return switch (state.status()) {
            case COMPLETED ->
                ending instanceof Ending.Completed completed
                        && completed.result().equals(state.output());
            case FAILED ->
                ending instanceof Ending.Failed failed
                        && state.failure() != null
                        && failed.failure().types().equals(state.failure().types());
            default -> !(ending instanceof Ending.Blocked);
        };
    }
}
