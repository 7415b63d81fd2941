package io.durablefunctions.engine;

import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.ActivityCompleted;
import io.durablefunctions.journal.Event.ActivityScheduled;
import io.durablefunctions.journal.Event.TurnStarted;

/**
 * The events that nearly every turn has, written as the codec writes them but without its machinery, which would take longer than all the rest
 * of a turn. What is not plain text is left to the codec.
 */
final class StoredEvents {

    private StoredEvents() {}

    /** Appends an event; false, with nothing appended, if the codec has to do it. */
    static boolean append(StringBuilder text, Event event) {
        int before = text.length();
        boolean done = false;
        if (event instanceof TurnStarted turn) {
            text.append("{\"@type\":\"TurnStarted\",\"at\":\"")
                    .append(turn.at())
                    .append('"');
            done = true;
        } else if (event instanceof ActivityCompleted completed) {
            text.append("{\"@type\":\"ActivityCompleted\",\"ordinal\":").append(completed.ordinal());
            done = field(text, "result", completed.result());
        } else if (event instanceof ActivityScheduled scheduled) {
            text.append("{\"@type\":\"ActivityScheduled\",\"ordinal\":").append(scheduled.ordinal());
            done = field(text, "name", scheduled.name()) && field(text, "input", scheduled.input());
        }
        if (!done) {
            text.setLength(before);
            return false;
        }
        text.append('}');
        return true;
    }

    private static boolean field(StringBuilder text, String name, Payload value) {
        return field(text, name, value.json());
    }

    private static boolean field(StringBuilder text, String name, String value) {
        text.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
        return true;
    }
}
