package io.durablefunctions.engine;

import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Command.RunActivity;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.Answer;
import io.durablefunctions.replay.Execution;
import io.durablefunctions.replay.History;
import io.durablefunctions.replay.Lifecycle;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Outcome.Ending;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An instance that this host holds the lease of. One turn or one write at a time: news that come meanwhile wait for the next turn.
 * Thread-safe.
 */
final class Instance {

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    private enum Phase {
        /** A turn is about to be taken. */
        QUEUED,
        /** A turn is being taken. */
        TURN,
        /** A commit is on its way to the store. */
        WRITING,
        /** There is nothing to do. */
        IDLE,
        /** No longer here. */
        GONE
    }

    private final Host host;
    private final String id;
    private final Orchestrator<?, ?> orchestrator;

    // changed in phases TURN and WRITING only, each of which has one thread
    private DurableStateDto state;
    private Execution execution;
    private History history;
    private long lastSeq;
    private boolean firstTurnHere = true;

    /** Whether it comes from the store and has not come to rest here yet. */
    private boolean loaded;

    /** What the history holds but the journal does not yet. */
    private final List<Event> unwritten = new ArrayList<>();

    private final List<String> unwrittenMail = new ArrayList<>();

    // guarded by this
    private Phase phase = Phase.QUEUED;
    private long version;
    private boolean versionInFlight;
    private long leasedUntilNanos;
    private List<News> news = new ArrayList<>();
    private final RecentIds mail = new RecentIds();
    private final Map<Integer, ActivityRun<?>> running = new HashMap<>();
    private List<Command> open = List.of();
    private Workers.Cancellable alarm = () -> {};
    private long idleSinceNanos;

    Instance(Host host, String id, Orchestrator<?, ?> orchestrator, DurableStateDto state, long version, long leased) {
        this.host = host;
        this.id = id;
        this.orchestrator = orchestrator;
        this.state = state;
        this.execution = Execution.of(id, state);
        this.history = new History(state.firstOrdinal());
        this.lastSeq = state.base();
        this.version = version;
        this.leasedUntilNanos = leased;
    }

    /** Adds a stored journal row; before the first turn only. */
    void load(long seq, List<Event> row) {
        history.addRow(row);
        lastSeq = seq;
        loaded = true;
    }

    /** Adds stored mail; before the first turn only. */
    synchronized void load(News letter) {
        if (mail.add(letter.messageId())) {
            news.add(letter);
        }
    }

    String id() {
        return id;
    }

    DurableStateDto state() {
        return state;
    }

    String orchestratorName() {
        return orchestrator.definition().name();
    }

    // ---- leases

    /** The lease to renew; null while a write is on its way that changes it. */
    synchronized @Nullable Lease lease() {
        return phase == Phase.GONE || versionInFlight ? null : new Lease(id, version);
    }

    synchronized void renewed(Lease lease, long untilNanos) {
        if (lease.version() == version) {
            leasedUntilNanos = untilNanos;
        }
    }

    /** Another host has it now, at least if this was its version. */
    void lost(Lease lease) {
        synchronized (this) {
            if (phase == Phase.GONE || lease.version() != version || versionInFlight) {
                return;
            }
        }
        evict("its lease was taken over");
    }

    /** Whether this host may still believe to hold the lease. */
    synchronized boolean isLeasedAt(long nanos) {
        return nanos - leasedUntilNanos < 0;
    }

    // ---- news

    /** Tells it something; returns false if it is no longer here. */
    boolean tell(News letter) {
        synchronized (this) {
            if (phase == Phase.GONE) {
                return false;
            }
            if (letter.messageId() != null && !mail.add(letter.messageId())) {
                return true;
            }
            news.add(letter);
            if (phase != Phase.IDLE) {
                return true;
            }
            phase = Phase.QUEUED;
        }
        host.awake(this);
        host.takeTurn(this);
        return true;
    }

    private void activityEnded(ActivityRun<?> run, Event outcome) {
        synchronized (this) {
            if (!running.remove(run.ordinal(), run)) {
                return;
            }
        }
        tell(News.local(outcome));
    }

    // ---- a turn

    /** Takes one turn. On a turn thread. */
    void turn() {
        List<News> taken;
        boolean busy;
        synchronized (this) {
            if (phase != Phase.QUEUED) {
                return;
            }
            phase = Phase.TURN;
            taken = news;
            news = new ArrayList<>();
            busy = !running.isEmpty();
        }
        try {
            proceed(step(taken, busy));
        } catch (RuntimeException broken) { // a defect of the engine's or unreadable data: never an infinite loop here
            LOG.error("{} ({}) cannot take a turn and is given up by this host", id, orchestratorName(), broken);
            evict("it cannot take a turn: " + broken);
        }
    }

    private Step step(List<News> taken, boolean busy) {
        List<Event> events = new ArrayList<>(taken.size() + 1);
        for (News letter : taken) {
            events.add(letter.event());
            if (letter.messageId() != null) {
                unwrittenMail.add(letter.messageId());
            }
        }
        StepPlanner planner = host.planner();
        String blocked = history.lifecycle().blocked();
        Lifecycle life = history.lifecycle().after(events);
        if (life.terminated() != null) {
            add(events);
            return planner.terminated(standing(blocked), told(), life.terminated());
        }
        if (life.takeOversWithoutProgress() >= host.options().maxTakeOvers()) {
            LOG.error(
                    "{} ({}) has taken down {} hosts and is set aside. Resume it when its code is mended.",
                    id,
                    orchestratorName(),
                    life.takeOversWithoutProgress());
            return planner.quarantined(standing(blocked));
        }
        if (life.suspended() != null) {
            add(events);
            return planner.suspended(standing(blocked), told());
        }
        Instant now = host.clock().now();
        if (!events.isEmpty() || history.hasUntold()) {
            events.add(0, new Event.TurnStarted(now));
        }
        add(events);
        Outcome outcome = runCode();
        outcome.warnings().forEach(warning -> LOG.warn("{} ({}): {}", id, orchestratorName(), warning));
        return planner.afterCode(standing(blocked), told(), outcome, now, busy);
    }

    private void add(List<Event> events) {
        history.addNews(events);
        unwritten.addAll(events);
    }

    private StepPlanner.Told told() {
        return new StepPlanner.Told(List.copyOf(unwritten), List.copyOf(unwrittenMail));
    }

    private Outcome runCode() {
        Outcome outcome = host.replay().run(orchestrator, execution, history, firstTurnHere, this::runAway);
        firstTurnHere = false;
        if (outcome.ending() instanceof Ending.Blocked blocked) {
            LOG.warn(
                    "{} ({}) is blocked and tried again in {}: {}",
                    id,
                    orchestratorName(),
                    host.options().blockedRetryInterval(),
                    blocked.reason());
        }
        if (outcome.ending() instanceof Ending.Waiting waiting) {
            for (Command command : waiting.open()) {
                if (command instanceof RunActivity activity && host.registry().activity(activity.name()) == null) {
                    return new Outcome(
                            new Ending.Blocked(
                                    "Activity '" + activity.name()
                                            + "' is not registered on this host. Register it: .activities(...) or .activity(...)."),
                            List.of(),
                            outcome.warnings());
                }
            }
        }
        return outcome;
    }

    /** The code loops and cannot be stopped: gives the instance up and keeps this thread, which would not come back anyway. */
    private void runAway(Outcome outcome) {
        LOG.error("{} ({}) is given up and its thread is lost: {}", id, orchestratorName(), outcome.ending());
        host.replaceTurnThread();
        evict("its code loops");
        while (!host.isDraining()) {
            LockSupport.park();
        }
    }

    private synchronized StepPlanner.Standing standing(@Nullable String blocked) {
        return new StepPlanner.Standing(id, version, lastSeq, state, history, blocked);
    }

    // ---- a write

    private void proceed(Step step) {
        Commit commit = step.commit();
        if (commit == null) {
            settle(step.then());
            return;
        }
        synchronized (this) {
            if (phase == Phase.GONE) {
                return;
            }
            phase = Phase.WRITING;
            versionInFlight = commit.turn() != null && commit.turn().raisesVersion();
        }
        host.write(commit, written -> written(step, commit, written));
    }

    /** On the lane's thread. */
    private void written(Step step, Commit commit, Written written) {
        if (written instanceof Written.Durable durable) {
            TurnWrite turn = Objects.requireNonNull(commit.turn());
            if (turn.row() != null) {
                lastSeq = turn.row().seq();
            }
            unwritten.clear();
            unwrittenMail.clear();
            if (step.then() instanceof Step.Then.Wait) {
                history.addDecisions(step.decided());
            }
            synchronized (this) {
                version = durable.version();
                versionInFlight = false;
            }
            host.afterWrite(this, step, commit, durable);
            settle(step.then());
        } else if (written instanceof Written.Failed failed) {
            LOG.error(
                    "{} ({}) could not be stored and is given up by this host: {}",
                    id,
                    orchestratorName(),
                    failed.cause().getMessage());
            evict("it could not be stored");
        } else {
            evict("another host has it");
        }
    }

    private void settle(Step.Then then) {
        if (then instanceof Step.Then.Wait wait) {
            rest(wait.open());
        } else if (then instanceof Step.Then.HoldStill) {
            rest(List.of());
        } else if (then instanceof Step.Then.BeginAnew anew) {
            beginAnew(anew.state());
        } else if (then instanceof Step.Then.End end) {
            leave();
            host.ended(this, end.state());
        } else {
            leave();
        }
    }

    private void beginAnew(DurableStateDto next) {
        synchronized (this) {
            if (phase == Phase.GONE) {
                return;
            }
            running.values().forEach(ActivityRun::cancel);
            running.clear();
            open = List.of();
            alarm.cancel();
            state = next;
            execution = Execution.of(id, next);
            history = new History(next.firstOrdinal());
            lastSeq = next.base();
            phase = Phase.QUEUED;
        }
        host.takeTurn(this);
    }

    // ---- rest

    /** Sees to what it waits for; takes the next turn if there are news. */
    private void rest(List<Command> waitsFor) {
        List<ActivityRun<?>> begun;
        boolean newsCame;
        boolean idle;
        synchronized (this) {
            if (phase == Phase.GONE) {
                return;
            }
            open = waitsFor;
            alarm.cancel();
            begun = begin();
            setAlarm();
            newsCame = !news.isEmpty();
            phase = newsCame ? Phase.QUEUED : Phase.IDLE;
            idle = !newsCame && running.isEmpty();
            idleSinceNanos = host.workers().nanoTime();
        }
        begun.forEach(run -> host.workers().activities().execute(run));
        if (loaded) {
            loaded = false;
            host.checkChildren(this, waitsFor);
        }
        if (idle) {
            host.idle(this);
        } else if (newsCame) {
            host.takeTurn(this);
        }
    }

    /** The activities that are due and not running. Guarded by this. */
    private List<ActivityRun<?>> begin() {
        if (host.isDraining() || !isLeasedAt(host.workers().nanoTime())) {
            return List.of();
        }
        Set<Integer> answered = answered();
        List<ActivityRun<?>> begun = new ArrayList<>();
        Instant now = host.clock().now();
        for (Command command : open) {
            if (command instanceof RunActivity activity
                    && !running.containsKey(activity.ordinal())
                    && !answered.contains(activity.ordinal())
                    && !activity.notBefore().isAfter(now)) {
                ActivityRun<?> run = host.activity(id, state.startId(), activity, this::activityEnded);
                running.put(activity.ordinal(), run);
                begun.add(run);
            }
        }
        return begun;
    }

    /** The ordinals that the news answer. Guarded by this. */
    private Set<Integer> answered() {
        if (news.isEmpty()) {
            return Set.of();
        }
        Set<Integer> answered = new HashSet<>();
        for (News letter : news) {
            if (letter.event() instanceof Answer answer) {
                answered.add(answer.ordinal());
            }
        }
        return answered;
    }

    /** Rings when the next timer or retry is due. Guarded by this. */
    private void setAlarm() {
        Instant due = StepPlanner.due(open.stream()
                .filter(command -> !running.containsKey(command.ordinal()))
                .toList());
        if (due != null) {
            Duration delay = host.clock().until(due);
            alarm = host.workers().schedule(delay, this::alarm);
        }
    }

    private void alarm() {
        List<Event> fired = new ArrayList<>();
        List<ActivityRun<?>> begun;
        synchronized (this) {
            if (phase != Phase.IDLE) {
                return; // the end of the turn sets it anew
            }
            Instant now = host.clock().now();
            for (Command command : open) {
                if (command instanceof Command.FireTimer timer && !timer.due().isAfter(now)) {
                    fired.add(new Event.TimerFired(timer.ordinal()));
                }
            }
            begun = begin();
            if (fired.isEmpty()) {
                setAlarm(); // there are later ones, or the store's clock is not there yet
            }
        }
        begun.forEach(run -> host.workers().activities().execute(run));
        fired.forEach(event -> tell(News.local(event)));
    }

    // ---- leaving

    /** Since when there has been nothing to do, by the stopwatch. */
    synchronized long idleSinceNanos() {
        return idleSinceNanos;
    }

    /** How long until it has something to do by itself. */
    synchronized @Nullable Instant nextDue() {
        return StepPlanner.due(open);
    }

    /** Gives it back to the store, if there is nothing to do. */
    void release() {
        Step step;
        synchronized (this) {
            if (phase != Phase.IDLE || !running.isEmpty() || !news.isEmpty()) {
                return;
            }
            phase = Phase.TURN;
            alarm.cancel();
            step = host.planner().release(standing(null), StepPlanner.due(open));
        }
        host.awake(this);
        proceed(step);
    }

    /** Interrupts its activities; their lease is left to end. */
    synchronized void interruptActivities() {
        running.values().forEach(ActivityRun::interrupt);
    }

    /** Forgets it without telling the store, which has given it to another host or will. */
    void evict(String why) {
        if (leave()) {
            LOG.warn("{} ({}) is no longer run by this host: {}", id, orchestratorName(), why);
        }
    }

    private boolean leave() {
        synchronized (this) {
            if (phase == Phase.GONE) {
                return false;
            }
            phase = Phase.GONE;
            alarm.cancel();
            running.values().forEach(ActivityRun::cancel);
            running.clear();
        }
        host.left(this);
        return true;
    }
}
