package io.durablefunctions.engine;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.replay.Lifecycle;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Outcome.Ending;
import io.durablefunctions.store.TurnWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the turns of one instance: adds what it is told to its history, runs its code, plans the step that follows. Its instance takes that
 * step. For the thread that takes the turn or writes it; not thread-safe, but for {@link #end()}.
 */
final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Host host;
    private final String id;
    private final Code code;
    private final Consumer<String> loops;
    private Chapter chapter;
    private @Nullable FirstTurn firstTurn;

    /** What the code decided before the instance was stored. */
    private record FirstTurn(Instant now, Outcome outcome, StepPlanner.Beginning beginning) {}

    /**
     * The turns of an instance.
     *
     * @param loops called with the reason if the code never ends; the current thread is lost to it
     */
    Turns(Host host, String id, Orchestrator<?, ?> orchestrator, DurableStateDto state, Consumer<String> loops) {
        this.host = host;
        this.id = id;
        this.code = new Code(host, orchestrator);
        this.loops = loops;
        this.chapter = chapter(state);
    }

    private Chapter chapter(DurableStateDto state) {
        return new Chapter(id, state, new StoredRows(host.options().longHistory()));
    }

    /** Adds what the state holds of the history; before the first turn only. */
    void load(String rowOfState) {
        chapter.loadOfState(rowOfState);
    }

    /** Adds a stored journal row; before the first turn only. */
    void load(long seq, List<Event> row, String text) {
        chapter.load(seq, row, text);
    }

    String orchestratorName() {
        return code.name();
    }

    /** The id of the start, new with each. */
    String startId() {
        return chapter.state().startId();
    }

    /** How many hosts in a row went down with it. */
    int takeOversWithoutProgress() {
        return chapter.history().lifecycle().takeOversWithoutProgress();
    }

    // ---- the first turn, of an instance that is not stored yet

    /** Takes the first turn of an instance that is about to be started here. Returns the state to store. */
    String takeFirst() {
        Instant now = host.clock().now();
        chapter.add(List.of(new Event.TurnStarted(now)), List.of());
        Outcome outcome = runCode();
        FirstTurn taken =
                new FirstTurn(now, outcome, host.planner().beginning(chapter.state(), chapter.told(), outcome));
        firstTurn = taken;
        return taken.beginning().state();
    }

    /** What follows from the first turn, now that the instance is stored. */
    Step afterFirst(long version) {
        FirstTurn taken = Objects.requireNonNull(firstTurn);
        firstTurn = null;
        String row = taken.beginning().row();
        if (row != null && taken.outcome().ending() instanceof Ending.Waiting waiting) {
            chapter.begun(taken.outcome().decided(), row);
            return Step.withoutWrite(new Step.Then.Wait(waiting.open()));
        }
        return host.planner().afterCode(standing(version), chapter.told(), taken.outcome(), taken.now(), false);
    }

    // ---- a turn

    /**
     * One turn.
     *
     * @param version of the lease under which it is taken
     * @param busy whether activities of the instance run here
     */
    Step take(List<News> taken, long version, boolean busy) {
        List<Event> events = new ArrayList<>(taken.size() + 1);
        List<String> messageIds = new ArrayList<>();
        for (News letter : taken) {
            events.add(letter.event());
            if (letter.messageId() != null) {
                messageIds.add(letter.messageId());
            }
        }
        StepPlanner planner = host.planner();
        StepPlanner.Standing standing = standing(version);
        Lifecycle life = chapter.lifecycleAfter(events);
        if (life.terminated() != null) {
            chapter.add(events, messageIds);
            return planner.terminated(standing, chapter.told(), life.terminated());
        }
        int takeOvers = takeOversWithoutProgress();
        boolean isResumed = events.stream().anyMatch(Event.Resumed.class::isInstance);
        if (takeOvers >= host.options().maxTakeOvers()
                && !isResumed) { // other news are no progress: each host hears them
            chapter.add(events, messageIds);
            return setAside(
                    version,
                    "It has taken down " + takeOvers
                            + " hosts without getting anywhere. Mend its code, then resume it.");
        }
        if (life.suspended() != null) {
            chapter.add(events, messageIds);
            chapter.takeBackTurns();
            return planner.suspended(standing, chapter.told());
        }
        Instant now = host.clock().now();
        Instant deadline = deadline();
        if (deadline != null && !deadline.isAfter(now)) {
            chapter.add(events, messageIds);
            return planner.terminated(standing, chapter.told(), tookTooLong());
        }
        if (!events.isEmpty() || chapter.history().hasUntold()) {
            events.add(0, new Event.TurnStarted(now));
        }
        chapter.add(events, messageIds);
        return planner.afterCode(standing, chapter.told(), runCode(), now, busy);
    }

    /** When the instance's time is up; null for never. */
    @Nullable
    Instant deadline() {
        Instant begunAt = chapter.begunAt();
        return begunAt == null
                ? null
                : host.options().orchestrationTimeout().map(begunAt::plus).orElse(null);
    }

    private String tookTooLong() {
        return "It took longer than the orchestration timeout of "
                + host.options().orchestrationTimeout().orElseThrow() + ".";
    }

    private Outcome runCode() {
        Outcome outcome = code.run(chapter.execution(), chapter.history(), loops);
        outcome.warnings().forEach(warning -> LOG.warn("{}: {}", this, warning));
        if (outcome.ending() instanceof Ending.Blocked blocked) {
            LOG.warn(
                    "{} is blocked and tried again in {}: {}",
                    this,
                    host.options().blockedRetryInterval(),
                    blocked.reason());
        }
        return outcome;
    }

    /** The step of an instance that must not be tried again as it is. */
    Step setAside(long version, String reason) {
        LOG.error("{} is set aside: {}", this, reason);
        return host.planner().setAside(standing(version), chapter.told(), reason);
    }

    /** The step that gives it back to the store, to be due then; null for never. */
    Step release(long version, @Nullable Instant due) {
        return host.planner().release(standing(version), due);
    }

    private StepPlanner.Standing standing(long version) {
        return chapter.standing(id, version, chapter.blocked());
    }

    // ---- what became of it

    /** The step is durable. */
    void written(TurnWrite turn, Step step) {
        chapter.written(turn, step.then() instanceof Step.Then.Wait ? step.decided() : null);
    }

    /** It goes on with a new history. */
    void beginAnew(DurableStateDto next) {
        chapter = chapter(next);
    }

    /** No more turns are taken here. */
    void end() {
        code.end();
    }

    @Override
    public String toString() {
        return id + " (" + orchestratorName() + ")";
    }
}
