package io.durablefunctions.replay;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.Answer;
import io.durablefunctions.journal.Event.ChildAnswer;
import io.durablefunctions.journal.Event.Decision;
import io.durablefunctions.journal.Event.EventRaised;
import io.durablefunctions.journal.Event.TurnStarted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that has happened in one run of an instance, in order, laid out for replay: what the code decided, by number, and what it
 * was told, by position. Grows only, but for turns that are taken back. Not thread-safe.
 */
public final class History {

    private final int firstOrdinal;
    private final String startId;
    private final List<Event> events = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    /** What moves an orchestration on: turns, answers, raised events. A position in history is an index into this, plus 1. */
    private final List<Event> happenings = new ArrayList<>();

    /** How many happenings the code has been told in turns that are over: up to there its decisions are all recorded. */
    private int told;

    /** How many events there were when the last turn was over. */
    private int eventsTold;

    /** Decoded results that can never change, by ordinal less the first one, so that a replay need not decode them again. */
    private final List<@Nullable Object> decoded = new ArrayList<>();

    private final Lifecycle lifecycle = new Lifecycle();

    /** The empty history of a run whose first decision has this number, of the instance that this start made. */
    public History(int firstOrdinal, String startId) {
        this.firstOrdinal = firstOrdinal;
        this.startId = startId;
    }

    /** The history of the run that this state began, as far as the state holds it. */
    public static History of(DurableStateDto state) {
        History history = new History(state.firstOrdinal(), state.startId());
        if (!state.history().isEmpty()) {
            history.addRow(state.history());
        }
        return history;
    }

    /** Adds a journal row. If the code ran in it, its decisions are complete. */
    public void addRow(List<Event> row) {
        row.forEach(this::add);
        if (row.stream().anyMatch(TurnStarted.class::isInstance)) {
            turnIsOver();
        }
    }

    /** Adds what the code has not been told yet. */
    public void addNews(List<Event> news) {
        news.forEach(this::add);
    }

    /** Adds what the code decided on hearing the news. */
    public void addDecisions(List<Event> decided) {
        decided.forEach(this::add);
        turnIsOver();
    }

    private void turnIsOver() {
        told = happenings.size();
        eventsTold = events.size();
    }

    /** Takes back the turns that were begun since the last one that is over, as if the code had not been called. */
    public void takeBackTurns() {
        happenings.subList(told, happenings.size()).removeIf(TurnStarted.class::isInstance);
        events.subList(eventsTold, events.size()).removeIf(TurnStarted.class::isInstance);
    }

    private void add(Event event) {
        events.add(event);
        lifecycle.apply(event);
        if (event instanceof Decision decision) {
            if (decision.ordinal() != firstOrdinal + decisions.size()) {
                throw new IllegalStateException("decision " + decision.ordinal() + " after " + decisions.size());
            }
            decisions.add(decision);
        } else if (event instanceof Answer answer) {
            if (concerns(answer)) {
                happenings.add(event);
            }
        } else if (event instanceof TurnStarted || event instanceof EventRaised) {
            happenings.add(event);
        }
    }

    /** Answers of a lower number are for a run that continued as new, and those of another start for an instance that had this id before. */
    private boolean concerns(Answer answer) {
        boolean isOfOther = answer instanceof ChildAnswer child
                && child.startId() != null
                && !child.startId().equals(startId);
        return answer.ordinal() >= firstOrdinal && !isOfOther;
    }

    /** All events, in order. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** Whether something has happened that the code has not been told in a turn that is over; also if it never ran. */
    public boolean hasUntold() {
        return told < happenings.size() || told == 0;
    }

    /** What the events say about the instance as a whole. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    int firstOrdinal() {
        return firstOrdinal;
    }

    /** The number the next new decision will have. */
    public int nextOrdinal() {
        return firstOrdinal + decisions.size();
    }

    @Nullable
    Decision decision(int ordinal) {
        int index = ordinal - firstOrdinal;
        return index < decisions.size() ? decisions.get(index) : null;
    }

    int happenings() {
        return happenings.size();
    }

    Event happening(int index) {
        return happenings.get(index);
    }

    int told() {
        return told;
    }

    @Nullable
    Object decoded(int ordinal) {
        int index = ordinal - firstOrdinal;
        return index < decoded.size() ? decoded.get(index) : null;
    }

    void keepDecoded(int ordinal, Object value) {
        int index = ordinal - firstOrdinal;
        while (decoded.size() <= index) {
            decoded.add(null);
        }
        decoded.set(index, value);
    }
}
