package io.durablefunctions.chaos.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** How the network is at the moment, for all connections of a proxy. Times are of {@link System#nanoTime()}. */
final class Traffic {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile long heldUntil = System.nanoTime();
    private volatile long refusedUntil = System.nanoTime();
    private volatile long delayedUntil = System.nanoTime();
    private volatile long delay;
    private volatile boolean closed;

    /** How many messages met what hold and delay do to them. */
    private final AtomicLong held = new AtomicLong();

    private final AtomicLong delayed = new AtomicLong();

    void hold(Duration time) {
        heldUntil = System.nanoTime() + time.toNanos();
    }

    void refuse(Duration time) {
        refusedUntil = System.nanoTime() + time.toNanos();
    }

    void delay(Duration each, Duration during) {
        delay = each.toNanos();
        delayedUntil = System.nanoTime() + during.toNanos();
    }

    boolean refuses() {
        return isAhead(refusedUntil);
    }

    /** Waits as long as nothing may pass. */
    void pass() {
        if (isAhead(heldUntil)) {
            held.incrementAndGet();
            waitUntil(() -> heldUntil);
        }
    }

    /** Waits as long as what is on its way takes. */
    void travel() {
        if (isAhead(delayedUntil)) {
            delayed.incrementAndGet();
            long arrival = System.nanoTime() + delay;
            waitUntil(() -> arrival);
        }
        pass();
    }

    long held() {
        return held.get();
    }

    long delayed() {
        return delayed.get();
    }

    /** Nobody waits any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isAhead(long time) {
        return time - System.nanoTime() > 0;
    }

    private void waitUntil(LongSupplier time) {
        lock.lock();
        try {
            for (long left = left(time); left > 0 && !closed; left = left(time)) {
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts these threads but whoever wants them to end
        } finally {
            lock.unlock();
        }
    }

    private static long left(LongSupplier time) {
        return time.getAsLong() - System.nanoTime();
    }
}
