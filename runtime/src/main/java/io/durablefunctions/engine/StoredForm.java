package io.durablefunctions.engine;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine's records as the texts a store keeps. Immutable. */
final class StoredForm {

    private static final ValueType<List<Event>> EVENTS = new ValueType<>() {};
    private static final ValueType<Event> EVENT = ValueType.of(Event.class);
    private static final ValueType<DurableStateDto> STATE = ValueType.of(DurableStateDto.class);
    private static final ValueType<Start> START = ValueType.of(Start.class);

    private final JsonCodec codec;

    StoredForm(JsonCodec codec) {
        this.codec = codec;
    }

    String ofEvents(List<Event> events) {
        StringBuilder text = new StringBuilder(64 + 96 * events.size()).append('[');
        for (int i = 0; i < events.size(); i++) {
            text.append(i == 0 ? "" : ",");
            if (!StoredEvents.append(text, events.get(i))) {
                text.append(codec.write(events.get(i), EVENT));
            }
        }
        return text.append(']').toString();
    }

    List<Event> events(String stored) {
        return codec.read(stored, EVENTS);
    }

    String ofMessage(Event event) {
        return codec.write(event, EVENT);
    }

    Event message(String stored) {
        return codec.read(stored, EVENT);
    }

    String ofState(DurableStateDto state) {
        return codec.write(state, STATE);
    }

    /** A state without a history, with this one: rows as {@link #ofEvents} made them. */
    String ofState(DurableStateDto state, List<String> rows) {
        String bare = ofState(state);
        StringBuilder text = new StringBuilder(
                bare.length() + rows.stream().mapToInt(String::length).sum() + 16);
        text.append(bare, 0, bare.length() - 1).append(",\"history\":[");
        String comma = "";
        for (String row : rows) {
            if (row.length() > "[]".length()) {
                text.append(comma).append(row, 1, row.length() - 1);
                comma = ",";
            }
        }
        return text.append("]}").toString();
    }

    DurableStateDto state(String stored) {
        return codec.read(stored, STATE);
    }

    /** A state with what this one, which may be another system's or a newer version's, says of its start, as far as that can be read. */
    DurableStateDto start(String stored) {
        Start start;
        try {
            start = codec.read(stored, START);
        } catch (InvalidPayloadException unreadable) {
            start = null;
        }
        return start == null
                ? DurableStateDto.initial(Payload.NULL, "", null, Map.of())
                : DurableStateDto.initial(
                        start.input() == null ? Payload.NULL : start.input(),
                        start.startId() == null ? "" : start.startId(),
                        start.parent(),
                        start.tags());
    }

    /** The members of a state that its start has set. */
    private record Start(
            @Nullable Payload input,
            @Nullable String startId,
            @Nullable ParentRef parent,
            Map<String, String> tags) {}
}
