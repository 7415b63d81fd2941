package io.durablefunctions.testing;

import io.durablefunctions.DurableOperation;
import io.durablefunctions.Timeline;
import io.durablefunctions.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of one name that were raised and that nobody has taken. */
final class TestEventQueue {

    private record Entry(@Nullable Object payload, long position) {}

    private final Timeline timeline;
    private final String name;
    private final List<Entry> entries = new ArrayList<>();
    private int waiting;

    TestEventQueue(Timeline timeline, String name) {
        this.timeline = timeline;
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(@Nullable Object payload, long position) {
        entries.add(new Entry(payload, position));
    }

    /** Whether somebody asked for an event of this name that has not come. */
    boolean isAwaited() {
        return waiting > entries.size();
    }

    <T extends @Nullable Object> DurableOperation<T> next(ValueType<T> type) {
        waiting++;
        return new Wait<>(type);
    }

    private final class Wait<T extends @Nullable Object> implements DurableOperation<T> {

        private final ValueType<T> type;
        private @Nullable Entry taken;

        Wait(ValueType<T> type) {
            this.type = type;
        }

        @Override
        public Timeline timeline() {
            return timeline;
        }

        @Override
        public @Nullable Object queue() {
            return taken == null ? TestEventQueue.this : null;
        }

        @Override
        public long finishedAt(int spokenFor) {
            if (taken != null) {
                return taken.position();
            }
            return spokenFor < entries.size() ? entries.get(spokenFor).position() : NOT_YET;
        }

        @Override
        public boolean succeeded() {
            return true;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // checked as far as a class tells; null only where T allows it
        public T take() {
            if (taken == null) {
                taken = entries.remove(0);
                waiting--;
            }
            Object payload = taken.payload();
            if (payload != null
                    && type.type() instanceof Class<?> expected
                    && !expected.isPrimitive()
                    && !expected.isInstance(payload)) {
                throw new MissingInTest("Event '" + name + "' was raised with a "
                        + payload.getClass().getName() + ", but what is awaited is a " + type + ".");
            }
            return (T) payload;
        }
    }
}
