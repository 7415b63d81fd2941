package io.durablefunctions.engine;

import io.durablefunctions.HostBusyException;
import io.durablefunctions.store.StateStore;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a host from taking on more than it can do: what its clients wait for is bounded, and so is what is stored for later. Those who come
 * too many are told at once. Thread-safe.
 */
final class Admission {

    private static final int SHARE_OF_BACKLOG = 4;
    private static final long LEAST_INTERVAL_NANOS = 250_000_000;

    private final StateStore store;
    private final Set<String> functions;
    private final int mostCalls;
    private final int mostBacklog;
    private final Semaphore calls;

    /** How many more starts may be stored for later, until the backlog is counted again. */
    private final AtomicInteger left;

    private final AtomicInteger turns = new AtomicInteger();
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
        this.left = new AtomicInteger(mostBacklog);
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

    /** Whether those that wait in the store get the room that has become free: one of four times. */
    boolean isTurnOfBacklog() {
        return turns.incrementAndGet() % SHARE_OF_BACKLOG == 0;
    }

    /** Lets a start in that has to be stored for later. */
    void queue(String orchestrator) {
        if (left.getAndDecrement() <= 0) {
            left.incrementAndGet();
            throw new HostBusyException("This host is busy: " + mostBacklog
                    + " instances wait for room (option maxBacklog). " + orchestrator
                    + " was not started and nothing was stored; try again later.");
        }
    }

    /**
     * Counts what waits in the store, if there may be something: the host is full, or was. Once an interval at most, since many a hint asks for
     * it, and it reads as many rows as there may be.
     */
    void countBacklog(boolean isFull) {
        long now = workers.nanoTime();
        boolean mayWait = isFull || hasBacklog || left.get() < mostBacklog;
        if (!mayWait || now - countedAt < interval) {
            return;
        }
        countedAt = now;
        int backlog = store.countClaimable(functions, mostBacklog);
        left.set(mostBacklog - backlog);
        hasBacklog = backlog > 0;
    }
}
