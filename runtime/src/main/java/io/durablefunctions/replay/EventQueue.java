package io.durablefunctions.replay;

import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Event.EventRaised;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The events of one name that nobody has taken yet, in the order in which they came. */
final class EventQueue {

    private record Entry(Payload payload, long position) {}

    private final String name;
    private final Deque<Entry> entries = new ArrayDeque<>();

    EventQueue(String name) {
        this.name = name;
    }

    void add(Payload payload, long position) {
        entries.add(new Entry(payload, position));
    }

    /** The position of the entry after {@code ahead} others, or {@link io.durablefunctions.DurableOperation#NOT_YET}. */
    long positionOf(int ahead) {
        if (entries.size() <= ahead) {
            return io.durablefunctions.DurableOperation.NOT_YET;
        }
        Iterator<Entry> all = entries.iterator();
        for (int i = 0; i < ahead; i++) {
            all.next();
        }
        return all.next().position();
    }

    Payload take() {
        return entries.remove().payload();
    }

    List<EventRaised> unread() {
        return entries.stream()
                .map(entry -> new EventRaised(name, entry.payload()))
                .toList();
    }
}
