package io.durablefunctions.testing.simulation;

import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.Micros;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what is stored of histories: whether timers fire in time and whether each call is answered once. */
final class StoredHistories {

    private static final JsonCodec CODEC = JsonCodec.of(PayloadLimits.DEFAULTS);
    private static final ValueType<List<Event>> EVENTS = new ValueType<>() {};
    private static final ValueType<Event> EVENT = ValueType.of(Event.class);
    private static final ValueType<DurableStateDto> STATE = ValueType.of(DurableStateDto.class);

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    private record Call(String instanceId, int ordinal) {}

    private final Map<Call, Instant> due = new HashMap<>();

    static DurableStateDto state(InstanceRow row) {
        return CODEC.read(row.state(), STATE);
    }

    static List<Event> events(String stored) {
        return CODEC.read(stored, EVENTS);
    }

    static Event message(String stored) {
        return CODEC.read(stored, EVENT);
    }

    /** A row that was appended. */
    void of(String id, String stored, long now, Violations violations) {
        if (stored.contains("Timer")) {
            events(stored).forEach(event -> of(id, event, now, violations));
        }
    }

    /** A state that was stored. */
    void of(InstanceRow row, long now, Violations violations) {
        if (!row.state().contains("Timer") && !row.completed()) {
            return;
        }
        Set<Integer> answered = new HashSet<>();
        for (Event event : state(row).history()) {
            of(row.id(), event, now, violations);
            if (isFinal(event) && !answered.add(((Event.Answer) event).ordinal())) {
                violations.add("each call is answered once", row.id() + " has two answers to call " + event);
            }
        }
    }

    /** What was decided and answered in these instances, by their ids. */
    static Map<String, List<String>> withoutTimes(List<InstanceRow> rows) {
        Map<String, List<String>> histories = new TreeMap<>();
        for (InstanceRow row : rows) {
            histories.put(
                    row.id(),
                    state(row).history().stream()
                            .filter(event -> !(event instanceof Event.TurnStarted || event instanceof Event.TakenOver))
                            .map(event -> TIME.matcher(event.toString()).replaceAll("..."))
                            .toList());
        }
        return histories;
    }

    private static boolean isFinal(Event event) {
        return event instanceof Event.Answer && !(event instanceof Event.ActivityAttemptFailed);
    }

    private void of(String id, Event event, long now, Violations violations) {
        if (event instanceof Event.TimerStarted timer) {
            due.put(new Call(id, timer.ordinal()), timer.due());
        } else if (event instanceof Event.TimerFired fired) {
            Instant time = due.get(new Call(id, fired.ordinal()));
            if (time != null && Micros.of(time) > now) {
                violations.add(
                        "a timer never fires early",
                        id + " has timer " + fired.ordinal() + " fired " + (Micros.of(time) - now) + " us early");
            }
        }
    }
}
