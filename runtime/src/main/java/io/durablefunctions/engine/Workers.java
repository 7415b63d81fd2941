package io.durablefunctions.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The threads, the stopwatch and the dice of a host. The engine starts no thread, reads no clock and leaves nothing to chance but by these, so that a test
 * can run all of it on one thread in virtual time, and again in the same way.
 */
public interface Workers extends AutoCloseable {

    /** Where orchestrators run: short, without blocking. */
    Executor turns();

    /** Where activities run: may block. */
    Executor activities();

    /** Whether the current thread is one of {@link #activities()}: it may go on with the turn that follows an activity. */
    default boolean isActivityThread() {
        return false;
    }

    /**
     * Runs a task that waits for the store on the current thread, if that is one of this host's which may be kept waiting, instead of on
     * {@link #writes()}; says whether it did.
     */
    default boolean runHere(Runnable write) {
        return false;
    }

    /** Where code that is kept between turns waits: each task keeps a thread, at most {@link #mostKept()} of them at a time. */
    default Executor keeping() {
        throw new UnsupportedOperationException("no code is kept here");
    }

    /** How many orchestrations may keep a thread. */
    default int mostKept() {
        return 0;
    }

    /** Where commits are written: blocks on the store. Few tasks at a time. */
    Executor writes();

    /** Where the host looks after itself: claims, mail, sweeps. Blocks on the store. */
    Executor housekeeping();

    /** Where leases are renewed: blocks on the store, and must not be kept waiting by anything else. */
    Executor renewal();

    /** Runs a short task, once, after a delay, unless it is cancelled, or these are closed, before. */
    Cancellable schedule(Duration delay, Runnable task);

    /** About this long, so that hosts which were started together do not all ask at the same moment for ever. */
    default Duration scattered(Duration interval) {
        return interval;
    }

    /** An id that no other has, on this host or another; those of one host grow with time. */
    default String newId() {
        return Ids.next();
    }

    /** A random number from 0 to 1. */
    default double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** A stopwatch, in nanoseconds. */
    long nanoTime();

    /**
     * Waits for a future, as the caller of a client does.
     *
     * @throws TimeoutException if it is not done in time
     */
    <T extends @Nullable Object> T join(CompletableFuture<T> future, Duration timeout)
            throws TimeoutException, InterruptedException;

    /** Ends all threads, at once. */
    @Override
    void close();

    /** A task that has not run yet. */
    @FunctionalInterface
    interface Cancellable {
        /** Takes it back, if it has not begun. */
        void cancel();
    }
}
