package io.durablefunctions.replay;

import io.durablefunctions.DurableOperation;
import io.durablefunctions.FailureDetails;
import io.durablefunctions.InvalidInstanceIdException;
import io.durablefunctions.Timeline;
import io.durablefunctions.Times;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.Answer;
import io.durablefunctions.journal.Event.Decision;
import io.durablefunctions.journal.Event.EventRaised;
import io.durablefunctions.journal.Event.TurnStarted;
import io.durablefunctions.replay.Outcome.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One run of an orchestrator's method over a history: where it stands, what it has decided, whether it is over. Belongs to the
 * thread that made it.
 *
 * <p>Open, it answers from the history. The first await without an answer closes it, as do continue-as-new, a history that does not
 * fit and a value that cannot be stored; from then on each use unwinds again and changes nothing.
 */
final class Turn extends Timeline {

    /** How often user code may swallow the unwinding before it is taken for a loop that never ends. */
    private static final int MOST_SWALLOWED = 1_000;

    private static final int LONGEST_ID = 255;

    private final JsonCodec codec;
    private final History history;
    private final Thread thread = Thread.currentThread();
    private final Consumer<String> runaway;
    private final Pause pause;

    /** By ordinal less the first one; null for a decision that has no result. */
    private final List<@Nullable Operation<?>> operations = new ArrayList<>();

    /** Those without a result, and some that have one by now. */
    private final List<Operation<?>> open = new ArrayList<>();

    private final Map<String, EventQueue> queues = new LinkedHashMap<>();
    private final List<Event> decided = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int position;
    private int nextOrdinal;
    private String lastStep = "none";
    private @Nullable Ending ending;
    private int swallowed;

    Turn(JsonCodec codec, History history, List<EventRaised> unread, Consumer<String> runaway, Pause pause) {
        this.codec = codec;
        this.history = history;
        this.runaway = runaway;
        this.pause = pause;
        this.nextOrdinal = history.firstOrdinal();
        unread.forEach(event -> queue(event.name()).add(event.payload(), 0));
        boolean begun = false; // what came before the first turn began is told with it
        while (!begun && position < history.happenings()) {
            begun = history.happening(position) instanceof TurnStarted;
            deliver(history.happening(position++));
        }
    }

    JsonCodec codec() {
        return codec;
    }

    History history() {
        return history;
    }

    Instant now() {
        enter();
        return now;
    }

    /** Whether the code has been here before: until it has been told more than in any turn that is over. */
    boolean isReplaying() {
        return history.told() > 0 && position <= history.told();
    }

    /** How many events lie behind. */
    int length() {
        return position + nextOrdinal - history.firstOrdinal();
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    @Override
    public void enter() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    "An orchestration runs on one thread, " + thread.getName() + ", and was used on "
                            + Thread.currentThread().getName() + ". Leave work on other threads to an activity.");
        }
        if (ending != null) {
            if (++swallowed > MOST_SWALLOWED) {
                runaway.accept(
                        "The code keeps catching the way an orchestration waits, in a loop. Catch RuntimeException instead"
                                + " of Throwable or Error around durable calls, then resume it.");
            }
            throw new TurnEnd();
        }
    }

    @Override
    public void moveOn() {
        enter();
        while (position == history.happenings()) {
            Ending waiting = waiting();
            if (!(waiting instanceof Ending.Waiting)
                    || !pause.goesOn(new Outcome(waiting, List.copyOf(decided), List.copyOf(warnings)))) {
                throw end(waiting);
            }
            decided.clear();
            warnings.clear();
        }
        deliver(history.happening(position++));
    }

    @Override
    public DurableOperation<?> timer(Duration delay) {
        return startTimer(Times.later(now(), delay));
    }

    TimerOperation startTimer(Instant due) {
        Event.TimerStarted started =
                decide(Event.TimerStarted.class, "timer", ordinal -> new Event.TimerStarted(ordinal, due));
        return register(new TimerOperation(this, started.ordinal(), started.due()));
    }

    /**
     * The next decision of the code: the recorded one if it has been made before, else a new one.
     *
     * @param what names it in messages; the recorded one must have the same name
     */
    <D extends Decision> D decide(Class<D> kind, String what, IntFunction<D> decision) {
        enter();
        int ordinal = nextOrdinal;
        Decision recorded = history.decision(ordinal);
        if (recorded == null) {
            if (isReplaying()) {
                throw block(difference("nothing more", what));
            }
            D made = decision.apply(ordinal);
            decided.add(made);
            nextOrdinal++;
            return made;
        }
        if (!kind.isInstance(recorded) || !Steps.describe(recorded).equals(what)) {
            throw block(difference(Steps.describe(recorded), what));
        }
        nextOrdinal++;
        lastStep = (ordinal - history.firstOrdinal() + 1) + ", " + what;
        return kind.cast(recorded);
    }

    /** An id that this instance makes up for another one; too long a one fails the instance. */
    String checkedId(String id) {
        if (id.length() > LONGEST_ID) {
            throw end(new Ending.Failed(
                    FailureDetails.of(
                            new InvalidInstanceIdException("The id '" + id.substring(0, 40) + "...' of a child would"
                                    + " have " + id.length() + " characters, at most " + LONGEST_ID
                                    + " can be stored. Give it one with ChildOptions.id.")),
                    null));
        }
        return id;
    }

    <O extends Operation<?>> O register(O operation) {
        int index = operation.ordinal - history.firstOrdinal();
        while (operations.size() < index) {
            operations.add(null);
        }
        operations.add(operation);
        open.add(operation);
        return operation;
    }

    private @Nullable Operation<?> operation(int ordinal) {
        int index = ordinal - history.firstOrdinal();
        return index < operations.size() ? operations.get(index) : null;
    }

    EventQueue queue(String name) {
        return queues.computeIfAbsent(name, EventQueue::new);
    }

    private void deliver(Event event) {
        if (event instanceof TurnStarted turn) {
            notBefore(turn.at()); // hosts estimate the time, each its own way
        } else if (event instanceof EventRaised raised) {
            queue(raised.name()).add(raised.payload(), position);
        } else if (event instanceof Answer answer) {
            Operation<?> operation = operation(answer.ordinal());
            if (operation == null || !operation.deliver(answer, position)) {
                throw block(difference(Steps.describe(answer), "no such call by then"));
            }
            if (operation instanceof TimerOperation timer) {
                notBefore(timer.due()); // it may have fired between turns, while the instance was suspended
            }
        }
    }

    private void notBefore(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    /** Ends the turn, this way; throw what it returns. */
    TurnEnd end(Ending way) {
        if (ending == null) {
            ending = way;
        }
        return new TurnEnd();
    }

    /** Ends the turn because the code cannot go on with what is stored; throw what it returns. */
    TurnEnd block(String reason) {
        return end(new Ending.Blocked(reason));
    }

    TurnEnd continueAsNew(Payload input) {
        enter();
        List<EventRaised> unread = new ArrayList<>();
        for (int i = position; i < history.happenings(); i++) {
            if (history.happening(i) instanceof EventRaised late) {
                queue(late.name()).add(late.payload(), i + 1L);
            }
        }
        queues.values().forEach(queue -> unread.addAll(queue.unread()));
        return end(new Ending.ContinuedAsNew(input, unread));
    }

    private Ending waiting() {
        if (nextOrdinal < history.nextOrdinal()) {
            return new Ending.Blocked(difference(Steps.describe(recordedNext()), "waits without it"));
        }
        open.removeIf(operation -> !operation.isOpen());
        List<Command> commands = new ArrayList<>(open.size());
        for (Operation<?> operation : open) {
            commands.add(operation.command());
        }
        return new Ending.Waiting(commands);
    }

    private Decision recordedNext() {
        Decision recorded = history.decision(nextOrdinal);
        if (recorded == null) {
            throw new IllegalStateException("no decision " + nextOrdinal);
        }
        return recorded;
    }

    /** The outcome, once the method has returned or thrown; {@code otherwise} is how it ended if the turn is still open. */
    Outcome outcome(Ending otherwise) {
        Ending way = ending;
        if (way == null) {
            way = nextOrdinal < history.nextOrdinal()
                    ? new Ending.Blocked(difference(Steps.describe(recordedNext()), "ends"))
                    : otherwise;
            ending = way;
        }
        return new Outcome(way, way instanceof Ending.Blocked ? List.of() : List.copyOf(decided), warnings);
    }

    private String difference(String recorded, String code) {
        return "The code takes another path than its history. Step " + (nextOrdinal - history.firstOrdinal() + 1)
                + ": history: " + recorded + ", code: " + code + ". Last step that matched: " + lastStep + ".";
    }
}
