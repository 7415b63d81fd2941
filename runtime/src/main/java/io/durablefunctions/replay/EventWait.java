package io.durablefunctions.replay;

import io.durablefunctions.DurableOperation;
import io.durablefunctions.Timeline;
import io.durablefunctions.ValueType;
import org.jspecify.annotations.Nullable;

/** A wait for the next event of a name. It takes the event when its await returns, not before. */
final class EventWait<T extends @Nullable Object> implements DurableOperation<T> {

    private final Turn turn;
    private final String name;
    private final EventQueue queue;
    private final ValueType<T> type;
    private boolean taken;
    private long takenAt;
    private @Nullable T value;

    EventWait(Turn turn, String name, EventQueue queue, ValueType<T> type) {
        this.turn = turn;
        this.name = name;
        this.queue = queue;
        this.type = type;
    }

    @Override
    public Timeline timeline() {
        return turn;
    }

    @Override
    public @Nullable Object queue() {
        return taken ? null : queue;
    }

    @Override
    public long finishedAt(int spokenFor) {
        return taken ? takenAt : queue.positionOf(spokenFor);
    }

    @Override
    public boolean succeeded() {
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // null only where T allows it
    public T take() {
        if (!taken) {
            takenAt = queue.positionOf(0);
            value = turn.codec().decode(queue.take(), type, "event '" + name + "'");
            taken = true;
        }
        return value;
    }
}
