package io.durablefunctions.engine;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.TurnStarted;
import io.durablefunctions.replay.Execution;
import io.durablefunctions.replay.History;
import io.durablefunctions.replay.Lifecycle;
import io.durablefunctions.store.TurnWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an instance, since its start or since it last continued as new, as its host knows it: the state it began with, its history, and
 * what of that the journal does not hold yet. For the thread that takes the turn or writes it; not thread-safe.
 */
final class Chapter {

    private DurableStateDto state;
    private final Execution execution;
    private final History history;
    private final StoredRows rows;
    private final List<Event> unwritten = new ArrayList<>();
    private final List<String> unwrittenMail = new ArrayList<>();
    private @Nullable Instant begunAt;
    private long lastSeq;

    Chapter(String instanceId, DurableStateDto state, StoredRows rows) {
        this.state = state;
        this.execution = Execution.of(instanceId, state);
        this.history = History.of(state);
        this.rows = rows;
        this.lastSeq = state.base();
        notice(state.history());
    }

    /** Adds the stored form of the history that the state held. */
    void loadOfState(String row) {
        rows.add(state.history().size(), row);
    }

    /** Adds a stored journal row; {@code text} is its stored form. */
    void load(long seq, List<Event> row, String text) {
        history.addRow(row);
        notice(row);
        rows.add(row.size(), text);
        lastSeq = seq;
    }

    private void notice(List<Event> events) {
        for (int i = 0; i < events.size() && begunAt == null; i++) {
            begunAt = events.get(i) instanceof TurnStarted first ? first.at() : null;
        }
    }

    /** When its first turn began, by the database's clock; null if none has. */
    @Nullable
    Instant begunAt() {
        return begunAt;
    }

    DurableStateDto state() {
        return state;
    }

    Execution execution() {
        return execution;
    }

    History history() {
        return history;
    }

    /** What the events so far, and these, say about the instance. */
    Lifecycle lifecycleAfter(List<Event> events) {
        return history.lifecycle().after(events);
    }

    /** Why the instance is stored as blocked; null if it is not. */
    @Nullable
    String blocked() {
        return history.lifecycle().blocked();
    }

    void add(List<Event> events, List<String> messageIds) {
        history.addNews(events);
        notice(events);
        unwritten.addAll(events);
        unwrittenMail.addAll(messageIds);
    }

    /** The code was not told, in spite of the turns that were begun since the last write: it was blocked. */
    void takeBackTurns() {
        unwritten.removeIf(TurnStarted.class::isInstance);
        history.takeBackTurns();
    }

    StepPlanner.Told told() {
        return new StepPlanner.Told(List.copyOf(unwritten), List.copyOf(unwrittenMail));
    }

    StepPlanner.Standing standing(String instanceId, long version, @Nullable String blocked) {
        return new StepPlanner.Standing(instanceId, version, lastSeq, state, history, rows, blocked);
    }

    /** What was told is durable, and so is what the code decided on it; no decisions means that the code has not been told. */
    void written(TurnWrite turn, @Nullable List<Event> decided) {
        if (turn.row() != null) {
            lastSeq = turn.row().seq();
            rows.add(
                    unwritten.size() + (decided == null ? 0 : decided.size()),
                    turn.row().events());
        }
        told(decided);
    }

    /** The first turn was stored with the state itself: this is the stored form of its events. */
    void begun(List<Event> decided, String text) {
        rows.add(unwritten.size() + decided.size(), text);
        List<Event> first = new ArrayList<>(unwritten);
        first.addAll(decided);
        state = state.withHistory(List.copyOf(first), false); // a history that is too long at the end stays where it is
        told(decided);
    }

    private void told(@Nullable List<Event> decided) {
        unwritten.clear();
        unwrittenMail.clear();
        if (decided != null) {
            history.addDecisions(decided);
        }
    }
}
