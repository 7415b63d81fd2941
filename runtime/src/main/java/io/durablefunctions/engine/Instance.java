package io.durablefunctions.engine;

import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.Written;
import java.time.Instant;
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
    private final Turns turns;
    private final CompletableFuture<Optional<Completions.Ended>> ending = new CompletableFuture<>();

    // changed in phases TURN and WRITING only, each of which has one thread
    private volatile boolean listedIdle;
    private volatile boolean hasProgressed;
    private @Nullable Runnable startWithout;

    /** The transaction to write this turn in. */
    private @Nullable TurnTransaction transaction;

    /** Whether it comes from the store, and its children have not been looked for since. */
    private boolean loaded;

    /** Whether a host that had it may have died with news of its children that it could not store. */
    private boolean takenOver;

    // guarded by this
    private final Waits waits;
    private final NewsQueue news = new NewsQueue();
    private final HeldLease lease;
    private Phase phase = Phase.QUEUED;
    private int kept;
    private long idleSinceNanos;

    Instance(Host host, String id, Orchestrator<?, ?> orchestrator, DurableStateDto state, long version, long leased) {
        this.host = host;
        this.id = id;
        this.turns = new Turns(host, id, orchestrator, state, this::loops);
        this.waits = new Waits(host, this::alarm);
        this.lease = new HeldLease(id, version, leased);
    }

    /** Adds what the state holds of the history; before the first turn only. */
    void load(String rowOfState) {
        turns.load(rowOfState);
        loaded = true;
    }

    /** Adds a stored journal row; before the first turn only. */
    void load(long seq, List<Event> row, String text) {
        turns.load(seq, row, text);
        loaded = true;
        boolean codeRan =
                row.stream().anyMatch(Event.TurnStarted.class::isInstance); // and its children were looked for
        takenOver = row.stream().anyMatch(Event.TakenOver.class::isInstance) || (takenOver && !codeRan);
    }

    /** Adds stored mail; before the first turn only. */
    synchronized void load(News letter) {
        news.add(letter);
    }

    String id() {
        return id;
    }

    /** The id of the start that made it, new with each. */
    String startId() {
        return turns.startId();
    }

    /** How many hosts in a row went down with it; before it runs only. */
    int takeOversWithoutProgress() {
        return turns.takeOversWithoutProgress();
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
        return turns.orchestratorName();
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

    /**
     * Takes the first turn of an instance that is about to be started here. Returns the state to store.
     *
     * @param ranAway called instead of returning, if the code never ends
     */
    String takeFirstTurn(Runnable ranAway) {
        startWithout = ranAway;
        synchronized (this) {
            phase = Phase.WRITING;
        }
        String state = turns.takeFirst();
        startWithout = null;
        return state;
    }

    /** It is stored now, and leased to this host. */
    synchronized void stored(long storedVersion, long leasedUntil) {
        lease.stored(storedVersion, leasedUntil);
    }

    /** Goes on from its first turn. */
    void goOn() {
        try {
            proceed(turns.afterFirst(version()));
        } catch (Throwable broken) {
            LOG.error("{} cannot go on from its first turn and is given up by this host", this, broken);
            evict("it cannot go on: " + broken);
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
            proceed(take(taken, busy));
        } catch (Throwable broken) { // a defect of the engine's or unreadable data: never an infinite loop here
            LOG.error("{} cannot take a turn and is given up by this host", this, broken);
            evict("it cannot take a turn: " + broken);
            taken.forEach(News::drop);
        }
    }

    private Step take(List<News> taken, boolean busy) {
        try {
            return turns.take(taken, version(), busy);
        } catch (KeptTurn.RanAway looping) {
            return turns.setAside(version(), looping.reason());
        }
    }

    /** The code loops and cannot be stopped. On the thread that is lost to it. */
    private void loops(String reason) {
        if (startWithout != null) {
            LOG.error("{} cannot take its first turn: {}", this, reason);
            startWithout.run();
        } else {
            proceed(turns.setAside(version(), reason));
        }
    }

    private synchronized long version() {
        return lease.version();
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
                host.discard(commit);
                turns.end();
                return;
            }
            phase = Phase.WRITING;
            lease.writing(commit.turn() != null && commit.turn().raisesVersion());
        }
        long sent = host.workers().nanoTime();
        host.write(commit, in, written -> written(step, commit, sent, written));
    }

    /** On the thread that wrote it. */
    private void written(Step step, Commit commit, long sent, Written written) {
        try {
            follow(step, commit, sent, written);
        } catch (Throwable broken) { // or it would stay here for ever, with its lease renewed
            LOG.error("{} cannot go on after a write and is given up by this host", this, broken);
            evict("it cannot go on: " + broken);
        }
    }

    private void follow(Step step, Commit commit, long sent, Written written) {
        if (written instanceof Written.Durable durable) {
            turns.written(Objects.requireNonNull(commit.turn()), step);
            hasProgressed = true;
            synchronized (this) {
                lease.written(durable.version());
            }
            host.afterWrite(this, step, commit, sent, durable);
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
            lookForChildren(wait.open());
            rest(wait.open(), turns.deadline());
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
            turns.beginAnew(next);
            phase = Phase.QUEUED;
        }
        host.takeTurn(this);
    }

    // ---- rest

    private void lookForChildren(List<Command> waitsFor) {
        if (loaded) {
            loaded = false;
            host.checkChildren(this, waitsFor, takenOver);
        }
    }

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
        String startId = turns.startId();
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
        List<Event> fired = waits.firedTimers(news.all());
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

    /** Until it is let go as often it is not given back to the store: there is something that it has yet to be told. */
    synchronized void keep() {
        kept++;
    }

    synchronized void letGo() {
        kept--;
    }

    /** Gives it back to the store, if there is nothing to do. */
    void release() {
        Step step;
        synchronized (this) {
            if (phase != Phase.IDLE || waits.isBusy() || !news.isEmpty() || kept > 0) {
                return;
            }
            phase = Phase.TURN;
            waits.silenceAlarm();
            step = turns.release(lease.version(), waits.due());
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
        boolean hasMail;
        synchronized (this) {
            if (phase == Phase.GONE) {
                return false;
            }
            phase = Phase.GONE;
            hasMail = news.hasMail();
            waits.giveUp();
            news.dropTransactions();
        }
        turns.end();
        ending.complete(Optional.empty());
        host.left(this);
        if (hasMail) { // it was handed over here, so nobody has been woken for it
            host.wake(id);
        }
        return true;
    }

    @Override
    public String toString() {
        return turns.toString();
    }
}
