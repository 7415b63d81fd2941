package io.durablefunctions.engine;

import io.durablefunctions.HostBusyException;
import io.durablefunctions.store.StateStore;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Keeps a host from taking on more than it can do: what its clients wait for is bounded, and so is what is stored for later. Those who come
 * too many are told at once. Thread-safe.
 */
final class Admission {

    private static final long LEAST_INTERVAL_NANOS = 250_000_000;

    /** So many counts in a row are passed over because starts were on their way, which may be in them or not. */
    private static final int MOST_DOUBTFUL = 8;

    private final StateStore store;
    private final Set<String> functions;
    private final int mostCalls;
    private final int mostBacklog;
    private final Semaphore calls;

    // guarded by this
    private int left; // how many more starts may be stored for later, until the backlog is counted again
    private int underway; // let in, and not known to be stored or refused yet
    private long letIn;
    private int doubtfulCounts;

    private final Workers workers;
    private final long interval;
    private volatile long countedAt;
    private volatile boolean hasBacklog;

    Admission(StateStore store, Set<String> functions, RuntimeOptions options, Workers workers) {
        this.store = store;
        this.workers = workers;
        this.interval = Math.max(LEAST_INTERVAL_NANOS, options.pollingInterval().toNanos());
        this.countedAt = workers.nanoTime() - interval;
        this.functions = functions;
        this.mostCalls = options.maxPendingCalls();
        this.mostBacklog = options.maxBacklog();
        this.calls = new Semaphore(mostCalls);
        this.left = mostBacklog;
    }

    /** Lets a call of a client in; {@link #leave()} has to follow. */
    void enter() {
        if (!calls.tryAcquire()) {
            throw new HostBusyException("This host is busy: " + mostCalls
                    + " calls wait for it (option maxPendingCalls). Nothing was stored; try again later.");
        }
    }

    void leave() {
        calls.release();
    }

    /** Whether no client waits for this host. */
    boolean isQuiet() {
        return calls.availablePermits() == mostCalls;
    }

    /** Whether instances wait for room on a host, as far as is known. */
    boolean hasBacklog() {
        return hasBacklog;
    }

    /** Lets a start in that has to be stored for later; {@link #queued()} has to follow. */
    synchronized void queue(String orchestrator) {
        if (left <= 0) {
            throw new HostBusyException("This host is busy: " + mostBacklog
                    + " instances wait for room (option maxBacklog). " + orchestrator
                    + " was not started and nothing was stored; try again later.");
        }
        left--;
        underway++;
        letIn++;
    }

    /** A start that was let in is stored, or never will be. */
    synchronized void queued() {
        underway--;
    }

    /**
     * Counts what waits in the store, if there may be something: the host is full, or was. Once an interval at most, since many a hint asks for
     * it, and it reads as many rows as there may be.
     */
    void countBacklog(boolean isFull) {
        long now = workers.nanoTime();
        if (now - countedAt < interval) {
            return;
        }
        int underwayBefore;
        long letInBefore;
        synchronized (this) {
            if (!isFull && !hasBacklog && left >= mostBacklog) {
                return; // nothing can wait
            }
            underwayBefore = underway;
            letInBefore = letIn;
        }
        countedAt = now;
        int backlog = store.countClaimable(functions, mostBacklog);
        hasBacklog = backlog > 0;
        synchronized (this) {
            int unseen = underwayBefore + Math.toIntExact(letIn - letInBefore);
            if (unseen == 0 || ++doubtfulCounts == MOST_DOUBTFUL) {
                left = mostBacklog - backlog - unseen;
                doubtfulCounts = 0;
            }
        }
    }
}
