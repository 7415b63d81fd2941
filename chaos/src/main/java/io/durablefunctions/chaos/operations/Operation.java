package io.durablefunctions.chaos.operations;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Something that is asked of the engine from outside.
 *
 * @param kind what is asked
 * @param instanceId of which instance
 * @param name the orchestrator of a start, the event's name, the reason of anything else; without spaces
 * @param payload the input or what the event says, as JSON; empty for none
 */
public record Operation(Kind kind, String instanceId, String name, String payload) {

    /** What can be asked. */
    public enum Kind {
        /** Starts an instance, or finds that it is there. */
        START,
        /** Raises an event. */
        RAISE,
        /** Terminates. */
        TERMINATE,
        /** Lets it hold still. */
        SUSPEND,
        /** Lets it go on. */
        RESUME
    }

    /** One line of four words. */
    public String line() {
        return kind + " " + instanceId + " " + name + " "
                + Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #line} wrote. */
    public static Operation parse(String line) {
        String[] words = line.split(" ", -1);
        String payload = new String(Base64.getDecoder().decode(words[3]), StandardCharsets.UTF_8);
        return new Operation(Kind.valueOf(words[0]), words[1], words[2], payload);
    }
}
