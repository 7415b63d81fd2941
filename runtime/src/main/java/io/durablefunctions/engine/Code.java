package io.durablefunctions.engine;

import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Command.RunActivity;
import io.durablefunctions.replay.Execution;
import io.durablefunctions.replay.History;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Outcome.Ending;
import io.durablefunctions.replay.Pause;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The code of one instance on this host, run turn by turn: from the top, or, where the history is long, on a thread on which it stays. For one
 * thread at a time, but for {@link #end()}.
 */
final class Code {

    private final Host host;
    private final Orchestrator<?, ?> orchestrator;
    private boolean firstTurnHere = true;
    private volatile @Nullable KeptTurn kept;

    Code(Host host, Orchestrator<?, ?> orchestrator) {
        this.host = host;
        this.orchestrator = orchestrator;
    }

    String name() {
        return orchestrator.definition().name();
    }

    /**
     * One turn.
     *
     * @param loops called if the code never ends: the current thread is lost to it, and would be again and again
     */
    Outcome run(Execution execution, History history, Consumer<String> loops) {
        Outcome outcome = unlessUnregistered(outcome(execution, history, loops));
        firstTurnHere = false;
        if (!(outcome.ending() instanceof Ending.Waiting)) {
            end();
        }
        return outcome;
    }

    /** Gives back the thread on which it stays, if it does. */
    void end() {
        KeptTurn running = kept;
        kept = null;
        if (running != null) {
            running.abandon();
        }
    }

    private Outcome outcome(Execution execution, History history, Consumer<String> loops) {
        KeptTurn running = kept;
        Outcome next = running == null ? null : running.goOn();
        if (next != null) {
            return next;
        }
        kept = null;
        KeptTurn begun = host.keep(history);
        if (begun == null) {
            return replay(execution, history, loops, Pause.UNWIND);
        }
        kept = begun;
        return begun.begin(host.workers().keeping(), pause -> replay(execution, history, begun::ranAway, pause));
    }

    private Outcome replay(Execution execution, History history, Consumer<String> loops, Pause pause) {
        Consumer<String> runaway = reason -> {
            loops.accept(reason);
            parkForEver();
        };
        return host.replay().run(orchestrator, execution, history, firstTurnHere, runaway, pause);
    }

    @SuppressWarnings("InfiniteLoop") // to return would be to run the user's loop on
    private static void parkForEver() {
        while (true) {
            LockSupport.park();
            Thread.interrupted(); // the host that ends interrupts it; a thread that is interrupted does not park
        }
    }

    private Outcome unlessUnregistered(Outcome outcome) {
        if (outcome.ending() instanceof Ending.Waiting waiting) {
            for (Command command : waiting.open()) {
                if (command instanceof RunActivity activity && host.registry().activity(activity.name()) == null) {
                    String reason = "Activity '" + activity.name()
                            + "' is not registered on this host. Register it: .activities(...) or .activity(...).";
                    return new Outcome(new Ending.Blocked(reason), List.of(), outcome.warnings());
                }
            }
        }
        return outcome;
    }
}
