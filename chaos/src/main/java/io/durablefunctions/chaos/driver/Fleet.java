package io.durablefunctions.chaos.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** All workers. Thread-safe. */
final class Fleet {

    private static final long DRAINING_MILLIS = 20_000;

    /** So many workers serve, and no fault is at them, whatever happens to the others. */
    private static final int LEFT_ALONE = 3;

    private final List<Slot> slots;

    Fleet(List<Slot> slots) {
        this.slots = List.copyOf(slots);
    }

    List<Slot> slots() {
        return slots;
    }

    /** A worker that serves, any. */
    Optional<WorkerProcess> serving(RandomGenerator random) {
        List<WorkerProcess> serving =
                slots.stream().flatMap(slot -> slot.serving().stream()).toList();
        return serving.isEmpty() ? Optional.empty() : Optional.of(serving.get(random.nextInt(serving.size())));
    }

    /**
     * A place at which no other fault is, reserved: the caller has to release {@link Slot#fault()}. None if too few others would be left that
     * serve and are left alone.
     */
    synchronized Optional<Slot> reserve(RandomGenerator random) {
        long free = slots.stream().filter(Slot::isFree).count();
        if (free <= LEFT_ALONE) {
            return Optional.empty();
        }
        List<Slot> shuffled = new ArrayList<>(slots);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return shuffled.stream()
                .filter(slot -> slot.isFree() && slot.fault().tryAcquire())
                .findFirst();
    }

    long countServing() {
        return slots.stream().filter(slot -> slot.serving().isPresent()).count();
    }

    /** Waits until all serve; false if that takes too long. */
    boolean awaitServing(Duration patience) throws InterruptedException {
        return Waiting.until(patience, () -> countServing() == slots.size());
    }

    /** Ends all at once: one that is stopped would stay for ever. */
    void kill() {
        slots.forEach(Slot::kill);
    }

    /** Ends all in good order, at the same time. */
    void close() throws InterruptedException {
        List<Thread> closing = new ArrayList<>();
        for (Slot slot : slots) {
            Thread thread = new Thread(() -> close(slot), "closes-worker-" + slot.number());
            thread.start();
            closing.add(thread);
        }
        for (Thread thread : closing) {
            thread.join();
        }
    }

    private static void close(Slot slot) {
        try {
            slot.close(DRAINING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
