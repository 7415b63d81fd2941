package io.durablefunctions.testing.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What happens later, by when. */
final class Alarms {

    /** A task for later. {@code owner} is the process it belongs to; null for the world. */
    record Alarm(long at, long number, @Nullable SimulatedProcess owner, Runnable task) {}

    private final PriorityQueue<Alarm> queue =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number));
    private long count;

    Alarm add(long at, @Nullable SimulatedProcess owner, Runnable task) {
        Alarm alarm = new Alarm(at, count++, owner, task);
        queue.add(alarm);
        return alarm;
    }

    void remove(Alarm alarm) {
        queue.remove(alarm);
    }

    /** When the next one is; infinity for never. */
    long next() {
        while (!queue.isEmpty()) {
            SimulatedProcess owner = queue.element().owner();
            if (owner == null || !owner.isDead()) {
                return queue.element().at();
            }
            queue.remove();
        }
        return Long.MAX_VALUE;
    }

    Alarm take() {
        return queue.remove();
    }
}
