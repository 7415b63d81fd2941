package io.durablefunctions.engine;

import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.ChildScheduled;
import io.durablefunctions.journal.Event.Decision;
import io.durablefunctions.journal.Event.DetachedStarted;
import io.durablefunctions.journal.Event.EventSent;
import io.durablefunctions.journal.ParentRef;
import io.durablefunctions.replay.History;
import io.durablefunctions.replay.Lifecycle;
import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Outcome.Ending;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the outcome of a turn into one {@link Commit}. Takes no effect itself. */
final class StepPlanner {

    /**
     * Where an instance stands before the step.
     *
     * @param lastSeq the number of its last journal row
     * @param rows the stored form of the history, as far as it is stored
     * @param blocked why it is stored as blocked; null if it is not
     */
    record Standing(
            String instanceId,
            long version,
            long lastSeq,
            DurableStateDto state,
            History history,
            StoredRows rows,
            @Nullable String blocked) {}

    /**
     * What the instance was told in this step.
     *
     * @param events the events, in the order of the history
     * @param messageIds the inbox messages among them
     */
    record Told(List<Event> events, List<String> messageIds) {}

    /** A longer first turn, in characters, is a row of the journal, which is cheaper to write than a state. */
    private static final int LONGEST_BEGINNING = 8_000;

    private final StoredForm stored;
    private final RuntimeOptions options;

    /** The host to lease a new instance of this orchestrator to from the start; null for none. */
    private final Function<String, @Nullable String> leaseFor;

    private final Predicate<String> isHere;
    private final Supplier<String> ids;

    StepPlanner(
            StoredForm stored,
            RuntimeOptions options,
            Function<String, @Nullable String> leaseFor,
            Predicate<String> isHere,
            Supplier<String> ids) {
        this.stored = stored;
        this.options = options;
        this.leaseFor = leaseFor;
        this.isHere = isHere;
        this.ids = ids;
    }

    /** The step of a turn in which the code ran. */
    Step afterCode(Standing at, Told told, Outcome outcome, Instant now, boolean busy) {
        Ending ending = outcome.ending();
        if (ending instanceof Ending.Waiting waiting) {
            return step(at, told, outcome.decided(), new Step.Then.Wait(waiting.open()));
        }
        if (ending instanceof Ending.Blocked blocked) {
            return blocked(at, told, blocked.reason(), now, busy);
        }
        Lifecycle life = at.history().lifecycle().after(outcome.decided());
        if (ending instanceof Ending.Completed completed) {
            return end(at, told, outcome.decided(), Endings.completed(at.state(), completed.result(), life));
        }
        if (ending instanceof Ending.Failed failed) {
            return end(at, told, outcome.decided(), Endings.failed(at.state(), failed.failure(), failed.data(), life));
        }
        Ending.ContinuedAsNew anew = (Ending.ContinuedAsNew) ending;
        DurableStateDto next = Endings.continuedAsNew(
                at.state(),
                anew.input(),
                anew.unread(),
                at.lastSeq(),
                at.history().nextOrdinal() + outcome.decided().size());
        return write(
                at,
                told,
                outcome.decided(),
                null,
                new Then.ContinueAsNew(stored.ofState(next), at.lastSeq()),
                new Step.Then.BeginAnew(next));
    }

    /**
     * What to store of an instance whose first turn has been taken already.
     *
     * @param state the state
     * @param row the stored form of the turn's events, if they are in the state; null if the turn is still to be written
     */
    record Beginning(String state, @Nullable String row) {}

    /** Puts the first turn into the state if nothing has to be written beside it, which would have to wait for the start to succeed. */
    Beginning beginning(DurableStateDto state, Told told, Outcome outcome) {
        if (outcome.ending() instanceof Ending.Waiting
                && outcome.decided().stream().noneMatch(StepPlanner::reachesOthers)) {
            List<Event> events = new ArrayList<>(told.events());
            events.addAll(outcome.decided());
            String row = stored.ofEvents(events);
            if (row.length() <= LONGEST_BEGINNING) {
                return new Beginning(stored.ofState(state, List.of(row)), row);
            }
        }
        return new Beginning(stored.ofState(state), null);
    }

    private static boolean reachesOthers(Event decision) {
        return decision instanceof ChildScheduled
                || decision instanceof DetachedStarted
                || decision instanceof EventSent;
    }

    /** The step of an instance that holds still: what it was told is kept. */
    Step suspended(Standing at, Told told) {
        return step(at, told, List.of(), new Step.Then.HoldStill());
    }

    Step terminated(Standing at, Told told, String reason) {
        return end(
                at,
                told,
                List.of(),
                Endings.terminated(at.state(), reason, at.history().lifecycle()));
    }

    /** The step of an instance that must not be tried again as it is: what it was told is kept, and why it is set aside. */
    Step setAside(Standing at, Told told, String reason) {
        HistoryRow row = new HistoryRow(at.lastSeq() + 1, stored.ofEvents(untold(told, reason)));
        return write(at, told, List.of(), row, new Then.Quarantine(), new Step.Then.Leave());
    }

    /** Gives an instance back. */
    Step release(Standing at, @Nullable Instant due) {
        return write(at, new Told(List.of(), List.of()), List.of(), null, new Then.Release(due), new Step.Then.Leave());
    }

    private Step blocked(Standing at, Told told, String reason, Instant now, boolean busy) {
        if (busy) { // its activities are still running here: it stays until their results can be stored too
            return Step.withoutWrite(new Step.Then.HoldStill());
        }
        boolean isKnown = reason.equals(at.blocked()) && isOnlyATurn(told);
        HistoryRow row = isKnown ? null : new HistoryRow(at.lastSeq() + 1, stored.ofEvents(untold(told, reason)));
        return write(
                at,
                told,
                List.of(),
                row,
                new Then.Release(now.plus(options.blockedRetryInterval())),
                new Step.Then.Leave());
    }

    private static boolean isOnlyATurn(Told told) {
        return told.events().stream().allMatch(Event.TurnStarted.class::isInstance);
    }

    /** The code has not been told, in spite of the turn that was begun: the next turn tells it. */
    private static List<Event> untold(Told told, String reason) {
        List<Event> row = new ArrayList<>(told.events());
        row.removeIf(Event.TurnStarted.class::isInstance);
        row.add(new Event.Blocked(reason));
        return row;
    }

    private Step step(Standing at, Told told, List<Event> decided, Step.Then then) {
        if (told.events().isEmpty() && decided.isEmpty()) {
            return Step.withoutWrite(then);
        }
        return write(at, told, decided, row(at, told, decided), new Then.Keep(), then);
    }

    private HistoryRow row(Standing at, Told told, List<Event> decided) {
        List<Event> events = new ArrayList<>(told.events());
        events.addAll(decided);
        return new HistoryRow(at.lastSeq() + 1, stored.ofEvents(events));
    }

    private Step end(Standing at, Told told, List<Event> decided, DurableStateDto ended) {
        HistoryRow last = row(at, told, decided);
        List<String> rows = at.rows().and(told.events().size() + decided.size(), last.events());
        if (rows != null) {
            boolean hasNoJournal = at.lastSeq() == at.state().base();
            Then fold = new Then.Complete(stored.ofState(ended, rows), hasNoJournal);
            return write(at, told, decided, null, fold, new Step.Then.End(ended));
        }
        boolean isEmpty = told.events().isEmpty() && decided.isEmpty();
        DurableStateDto slim = ended.withHistory(at.state().history(), true);
        Then keep = new Then.Complete(stored.ofState(slim), true);
        return write(at, told, decided, isEmpty ? null : last, keep, new Step.Then.End(slim));
    }

    private Step write(
            Standing at, Told told, List<Event> decided, @Nullable HistoryRow row, Then then, Step.Then next) {
        List<NewInstance> starts = new ArrayList<>();
        List<Decision> started = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        List<Event> sent = new ArrayList<>();
        for (Event event : decided) {
            if (event instanceof ChildScheduled child) {
                starts.add(child(at, child));
                started.add(child);
            } else if (event instanceof DetachedStarted detached) {
                starts.add(detached(detached));
                started.add(detached);
            } else if (event instanceof EventSent out) {
                sent.add(new Event.EventRaised(out.event(), out.payload()));
                messages.add(message(out.instanceId(), ids.get(), sent.get(sent.size() - 1)));
            }
        }
        if (next instanceof Step.Then.End ended && ended.state().parent() != null) {
            ParentRef parent = ended.state().parent();
            sent.add(Endings.answerTo(parent, at.instanceId(), ended.state()));
            messages.add(message(parent.instanceId(), Endings.answerId(parent), sent.get(sent.size() - 1)));
        }
        TurnWrite turn = new TurnWrite(at.instanceId(), at.version(), row, told.messageIds(), then);
        return new Step(new Commit(turn, starts, messages), decided, started, sent, next);
    }

    private Message message(String receiver, String id, Event event) {
        return new Message(receiver, id, stored.ofMessage(event), isHere.test(receiver));
    }

    private NewInstance child(Standing at, ChildScheduled child) {
        ParentRef parent =
                new ParentRef(at.instanceId(), child.ordinal(), at.state().startId());
        return start(
                child.instanceId(), child.name(), DurableStateDto.initial(child.input(), ids.get(), parent, Map.of()));
    }

    private NewInstance detached(DetachedStarted started) {
        return start(
                started.instanceId(),
                started.name(),
                DurableStateDto.initial(started.input(), ids.get(), null, Map.of()));
    }

    private NewInstance start(String id, String name, DurableStateDto state) {
        return new NewInstance(
                id, name, stored.ofState(state), Duration.ZERO, leaseFor.apply(name), options.leaseTimeout());
    }

    /** When an instance that waits for these has something to do by itself; null for never. */
    static @Nullable Instant due(List<Command> open) {
        Instant first = null;
        for (Command command : open) {
            Instant due = dueOf(command);
            if (due != null && (first == null || due.isBefore(first))) {
                first = due;
            }
        }
        return first;
    }

    static @Nullable Instant dueOf(Command command) {
        if (command instanceof Command.FireTimer timer) {
            return timer.due();
        }
        return command instanceof Command.RunActivity activity ? activity.notBefore() : null;
    }
}
