package io.durablefunctions.engine;

import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.replay.Lifecycle;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.replay.Outcome;
import io.durablefunctions.replay.Outcome.Ending;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private final Code code;
    private final CompletableFuture<Optional<Completions.Ended>> ending = new CompletableFuture<>();

    // changed in phases TURN and WRITING only, each of which has one thread
    private Chapter chapter;
    private @Nullable FirstTurn firstTurn;
    private volatile boolean listedIdle;
    private volatile boolean hasProgressed;
    private @Nullable Runnable startWithout;

    /** The transaction to write this turn in. */
    private @Nullable TurnTransaction transaction;

    /** Whether it comes from the store and has not come to rest here yet. */
    private boolean loaded;

    // guarded by this
    private final Waits waits;
    private final NewsQueue news = new NewsQueue();
    private final HeldLease lease;
    private Phase phase = Phase.QUEUED;
    private long idleSinceNanos;

    Instance(Host host, String id, Orchestrator<?, ?> orchestrator, DurableStateDto state, long version, long leased) {
        this.host = host;
        this.id = id;
        this.code = new Code(host, orchestrator);
        this.chapter = chapter(state);
        this.waits = new Waits(host, this::alarm);
        this.lease = new HeldLease(id, version, leased);
    }

    private Chapter chapter(DurableStateDto state) {
        return new Chapter(id, state, new StoredRows(host.options().longHistory()));
    }

    /** Adds what the state holds of the history; before the first turn only. */
    void load(String rowOfState) {
        chapter.loadOfState(rowOfState);
        loaded = true;
    }

    /** Adds a stored journal row; before the first turn only. */
    void load(long seq, List<Event> row, String text) {
        chapter.load(seq, row, text);
        loaded = true;
    }

    /** Adds stored mail; before the first turn only. */
    synchronized void load(News letter) {
        news.add(letter);
    }

    String id() {
        return id;
    }

    /** How many hosts in a row went down with it; before it runs only. */
    int takeOversWithoutProgress() {
        return chapter.history().lifecycle().takeOversWithoutProgress();
    }

    /** Whether it has got somewhere on this host, or has left it. */
    boolean isCleared() {
        return hasProgressed || ending.isDone();
    }

    /** What gives it back before it has run. */
    Commit putBack(Instant due) {
        return Commit.of(new TurnWrite(id, lease.version(), null, List.of(), new TurnWrite.Then.Release(due)));
    }

    /** How it ends, if it ends here; empty if it leaves this host before. */
    CompletableFuture<Optional<Completions.Ended>> ending() {
        return ending;
    }

    String orchestratorName() {
        return code.name();
    }

    // ---- leases

    /** The lease to renew; null while a write is on its way that changes it. */
    synchronized @Nullable Lease lease() {
        return phase == Phase.GONE ? null : lease.current();
    }

    synchronized void renewed(Lease renewed, long untilNanos) {
        lease.renewed(renewed, untilNanos);
    }

    /** Another host has it now, at least if this was its version. */
    void lost(Lease taken) {
        synchronized (this) {
            if (phase == Phase.GONE || !lease.is(taken)) {
                return;
            }
        }
        evict("its lease was taken over");
    }

    /** Whether this host may still believe to hold the lease. */
    synchronized boolean isLeasedAt(long nanos) {
        return lease.isHeldAt(nanos);
    }

    // ---- news

    /** Tells it something; returns false if it is no longer here. */
    boolean tell(News letter) {
        return hear(letter, null);
    }

    private void activityEnded(ActivityRun<?> run, Event outcome, @Nullable TurnTransaction in) {
        host.tally().attemptEnded(outcome);
        hear(new News(outcome, null, in), run);
    }

    /** In one step the activity stops running and its outcome is news: in between it would look as if it had never begun. */
    private boolean hear(News letter, @Nullable ActivityRun<?> from) {
        synchronized (this) {
            if (phase == Phase.GONE) {
                letter.drop();
                return false;
            }
            boolean isUnwanted = from != null && !waits.ended(from);
            if (isUnwanted || !news.add(letter)) {
                letter.drop();
                return true;
            }
            if (phase != Phase.IDLE) {
                return true;
            }
            phase = Phase.QUEUED;
        }
        wake();
        if (from != null && letter.transaction() == null && host.workers().isActivityThread()) {
            turn(); // where the activity has ended: nobody has to be woken for it
        } else {
            host.takeTurn(this);
        }
        return true;
    }

    private void wake() {
        if (listedIdle) {
            listedIdle = false;
            host.awake(this);
        }
    }

    // ---- the first turn, of an instance that is not stored yet

    /** What the code decided before the instance was stored. */
    private record FirstTurn(Instant now, Outcome outcome, StepPlanner.Beginning beginning) {}

    /**
     * Takes the first turn of an instance that is about to be started here. Returns the state to store.
     *
     * @param ranAway called instead of returning, if the code never ends
     */
    String takeFirstTurn(Runnable ranAway) {
        startWithout = ranAway;
        Instant now = host.clock().now();
        synchronized (this) {
            phase = Phase.WRITING;
        }
        chapter.add(List.of(new Event.TurnStarted(now)), List.of());
        Outcome outcome = runCode();
        startWithout = null;
        FirstTurn taken =
                new FirstTurn(now, outcome, host.planner().beginning(chapter.state(), chapter.told(), outcome));
        firstTurn = taken;
        return taken.beginning().state();
    }

    /** It is stored now, and leased to this host. */
    synchronized void stored(long storedVersion, long leasedUntil) {
        lease.stored(storedVersion, leasedUntil);
    }

    /** Goes on from its first turn. */
    void goOn() {
        try {
            goOn(Objects.requireNonNull(firstTurn));
        } catch (RuntimeException broken) {
            LOG.error("{} cannot go on from its first turn and is given up by this host", this, broken);
            evict("it cannot go on: " + broken);
        }
    }

    private void goOn(FirstTurn taken) {
        firstTurn = null;
        String row = taken.beginning().row();
        if (row != null && taken.outcome().ending() instanceof Ending.Waiting waiting) {
            chapter.begun(taken.outcome().decided(), row);
            rest(waiting.open(), deadline());
        } else {
            proceed(host.planner().afterCode(standing(), chapter.told(), taken.outcome(), taken.now(), false));
        }
    }

    // ---- a turn

    /** Takes one turn. On a thread for turns, or the one of an activity that has just ended. */
    void turn() {
        List<News> taken;
        boolean busy;
        synchronized (this) {
            if (phase != Phase.QUEUED) {
                return;
            }
            phase = Phase.TURN;
            taken = news.take();
            transaction = taken.isEmpty() ? null : taken.get(taken.size() - 1).transaction();
            busy = waits.isBusy();
        }
        try {
            proceed(step(taken, busy));
        } catch (KeptTurn.RanAway looping) {
            proceed(setAside(standing(), looping.reason()));
        } catch (RuntimeException broken) { // a defect of the engine's or unreadable data: never an infinite loop here
            LOG.error("{} cannot take a turn and is given up by this host", this, broken);
            evict("it cannot take a turn: " + broken);
            taken.forEach(News::drop);
        }
    }

    private Step step(List<News> taken, boolean busy) {
        List<Event> events = new ArrayList<>(taken.size() + 1);
        List<String> messageIds = new ArrayList<>();
        for (News letter : taken) {
            events.add(letter.event());
            if (letter.messageId() != null) {
                messageIds.add(letter.messageId());
            }
        }
        StepPlanner planner = host.planner();
        StepPlanner.Standing standing = standing();
        Lifecycle life = chapter.lifecycleAfter(events);
        if (life.terminated() != null) {
            chapter.add(events, messageIds);
            return planner.terminated(standing, chapter.told(), life.terminated());
        }
        if (life.takeOversWithoutProgress() >= host.options().maxTakeOvers()) {
            chapter.add(events, messageIds);
            return setAside(
                    standing,
                    "It has taken down " + life.takeOversWithoutProgress()
                            + " hosts without getting anywhere. Mend its code, then resume it.");
        }
        if (life.suspended() != null) {
            chapter.add(events, messageIds);
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

    /** When its time is up; null for never. */
    private @Nullable Instant deadline() {
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
        Outcome outcome = code.run(chapter.execution(), chapter.history(), this::loops);
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

    private Step setAside(StepPlanner.Standing standing, String reason) {
        LOG.error("{} is set aside: {}", this, reason);
        return host.planner().setAside(standing, chapter.told(), reason);
    }

    /** The code loops and cannot be stopped. On the thread that is lost to it. */
    private void loops(String reason) {
        if (startWithout != null) {
            LOG.error("{} cannot take its first turn: {}", this, reason);
            startWithout.run();
        } else {
            proceed(setAside(standing(), reason));
        }
    }

    private synchronized StepPlanner.Standing standing() {
        return chapter.standing(id, lease.version(), chapter.blocked());
    }

    // ---- a write

    private void proceed(Step step) {
        TurnTransaction in = transaction;
        transaction = null;
        Commit commit = step.commit();
        if (commit == null) {
            if (in == null) {
                settle(step.then());
            } else { // blocked, and busy: the activity runs again where it has been claimed next
                in.rollBack();
                evict("it is blocked, and cannot keep the result of an activity's transaction");
            }
            return;
        }
        synchronized (this) {
            if (phase == Phase.GONE) {
                if (in != null) {
                    in.rollBack();
                }
                code.end();
                return;
            }
            phase = Phase.WRITING;
            lease.writing(commit.turn() != null && commit.turn().raisesVersion());
        }
        host.write(commit, in, written -> written(step, commit, written));
    }

    /** On the thread that wrote it. */
    private void written(Step step, Commit commit, Written written) {
        if (written instanceof Written.Durable durable) {
            List<Event> decided = step.then() instanceof Step.Then.Wait ? step.decided() : null;
            chapter.written(Objects.requireNonNull(commit.turn()), decided);
            hasProgressed = true;
            synchronized (this) {
                lease.written(durable.version());
            }
            host.afterWrite(this, step, commit, durable);
            settle(step.then());
        } else if (written instanceof Written.Failed failed) {
            LOG.error(
                    "{} could not be stored and is given up by this host: {}",
                    this,
                    failed.cause().getMessage());
            evict("it could not be stored");
        } else {
            evict("another host has it");
        }
    }

    private void settle(Step.Then then) {
        if (then instanceof Step.Then.Wait wait) {
            rest(wait.open(), deadline());
        } else if (then instanceof Step.Then.HoldStill) {
            rest(List.of(), null);
        } else if (then instanceof Step.Then.BeginAnew anew) {
            beginAnew(anew.state());
        } else if (then instanceof Step.Then.End end) {
            Completions.Ended ended = new Completions.Ended(orchestratorName(), end.state());
            host.tally().ended(end.state().status());
            ending.complete(Optional.of(ended));
            leave();
            host.ended(this, ended);
        } else {
            leave();
        }
    }

    private void beginAnew(DurableStateDto next) {
        synchronized (this) {
            if (phase == Phase.GONE) {
                return;
            }
            waits.giveUp();
            news.dropTransactions();
            chapter = chapter(next);
            phase = Phase.QUEUED;
        }
        host.takeTurn(this);
    }

    // ---- rest

    /** Sees to what it waits for; takes the next turn if there are news. */
    private void rest(List<Command> waitsFor, @Nullable Instant deadline) {
        List<ActivityRun<?>> begun;
        boolean newsCame;
        boolean idle;
        synchronized (this) {
            if (phase == Phase.GONE) {
                return;
            }
            waits.are(waitsFor, deadline);
            hearTimers(); // or a full host would give it back again and again
            begun = begin();
            newsCame = !news.isEmpty();
            phase = newsCame ? Phase.QUEUED : Phase.IDLE;
            idle = !newsCame && !waits.isBusy();
            idleSinceNanos = host.workers().nanoTime();
        }
        begun.forEach(this::queue);
        if (loaded) {
            loaded = false;
            host.checkChildren(this, waitsFor);
        }
        if (idle) {
            listedIdle = true;
            host.idle(this);
        } else if (newsCame) {
            host.takeTurn(this);
        }
    }

    /** Guarded by this. */
    private List<ActivityRun<?>> begin() {
        boolean leased = isLeasedAt(host.workers().nanoTime());
        String startId = chapter.state().startId();
        return waits.begin(news.all(), leased, activity -> host.activity(id, startId, activity, this::activityEnded));
    }

    private void queue(ActivityRun<?> run) {
        host.workers().activities().execute(() -> {
            if (isLeasedAt(host.workers().nanoTime())) {
                host.tally().attempt(run);
            } else { // it has waited for too long, or the process has
                evict("its lease had ended before an activity could begin");
            }
        });
    }

    private void alarm() {
        List<ActivityRun<?>> begun;
        boolean fired;
        synchronized (this) {
            if (phase != Phase.IDLE) {
                return; // the end of the turn sets it anew
            }
            boolean timersFired = hearTimers();
            fired = timersFired || waits.isTimeUp();
            phase = fired ? Phase.QUEUED : Phase.IDLE;
            begun = begin();
        }
        begun.forEach(this::queue);
        if (fired) {
            wake();
            host.takeTurn(this);
        }
    }

    /** Makes timers that are due news, in one step, or they would fire twice; whether there were any. Guarded by this. */
    private boolean hearTimers() {
        List<Event> fired = waits.firedTimers();
        fired.forEach(event -> news.add(News.local(event)));
        host.tally().timersFired(fired.size());
        return !fired.isEmpty();
    }

    // ---- leaving

    /** Since when there has been nothing to do, by the stopwatch. */
    synchronized long idleSinceNanos() {
        return idleSinceNanos;
    }

    /** How long until it has something to do by itself. */
    synchronized @Nullable Instant nextDue() {
        return waits.due();
    }

    /** Gives it back to the store, if there is nothing to do. */
    void release() {
        Step step;
        synchronized (this) {
            if (phase != Phase.IDLE || waits.isBusy() || !news.isEmpty()) {
                return;
            }
            phase = Phase.TURN;
            waits.silenceAlarm();
            step = host.planner().release(standing(), waits.due());
        }
        wake();
        proceed(step);
    }

    /** Interrupts its activities; their lease is left to end. */
    synchronized void interruptActivities() {
        waits.interrupt();
    }

    /** Forgets it without telling the store, which has given it to another host or will. */
    void evict(String why) {
        if (leave()) {
            LOG.warn("{} is no longer run by this host: {}", this, why);
        }
    }

    /** This host has it anew. */
    void replace() {
        if (lease() == null) {
            leave();
        } else {
            evict("its lease had ended");
        }
    }

    private boolean leave() {
        synchronized (this) {
            if (phase == Phase.GONE) {
                return false;
            }
            phase = Phase.GONE;
            waits.giveUp();
            news.dropTransactions();
        }
        code.end();
        ending.complete(Optional.empty());
        host.left(this);
        return true;
    }

    @Override
    public String toString() {
        return id + " (" + orchestratorName() + ")";
    }
}
