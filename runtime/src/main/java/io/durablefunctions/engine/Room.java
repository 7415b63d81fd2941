package io.durablefunctions.engine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The room for instances on a host. While instances wait in the store, a part of what becomes free is kept for them, who would wait for ever
 * if new ones always came first. Thread-safe.
 */
final class Room {

    private static final int SHARE_OF_BACKLOG = 4;

    private final int size;
    private final BooleanSupplier hasBacklog;
    private final Semaphore free;
    private final Semaphore kept = new Semaphore(0);
    private final AtomicInteger left = new AtomicInteger();
    private volatile Runnable roomForBacklog = () -> {};

    /**
     * Empty room.
     *
     * @param size for so many instances
     * @param hasBacklog whether instances wait for room, as far as is known
     */
    Room(int size, BooleanSupplier hasBacklog) {
        this.size = size;
        this.hasBacklog = hasBacklog;
        this.free = new Semaphore(size);
    }

    /** What to do when instances wait in the store and there is room for a good many of them. */
    void onRoomForBacklog(Runnable claim) {
        roomForBacklog = claim;
    }

    boolean isFull() {
        return free.availablePermits() == 0;
    }

    /** Takes room for a new instance, if there is any. */
    boolean take() {
        return free.tryAcquire();
    }

    /**
     * Takes room for instances that wait in the store: what was kept for them, or else a share of what is free.
     *
     * @param most of the free room
     * @param cautious whether only one is to come; then what was kept is free again
     * @return for how many; 0 if there is none
     */
    int takeForBacklog(int most, boolean cautious) {
        int reserved = kept.drainPermits();
        if (reserved > 0 && !cautious) {
            return reserved;
        }
        free.release(reserved);
        int share = Math.max(1, free.availablePermits() / 4); // starts want room meanwhile
        int wanted = cautious ? 1 : Math.min(most, share);
        int taken = 0;
        while (taken < wanted && free.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    /** Gives back what was taken and is not needed. */
    void giveBack(int count) {
        free.release(count);
    }

    /** An instance has left. */
    void left() {
        if (!hasBacklog.getAsBoolean()) {
            free.release();
            return;
        }
        (left.incrementAndGet() % SHARE_OF_BACKLOG == 0 ? kept : free).release();
        if (kept.availablePermits() > size / 16 || free.availablePermits() > size / 4) {
            roomForBacklog.run();
        }
    }
}
