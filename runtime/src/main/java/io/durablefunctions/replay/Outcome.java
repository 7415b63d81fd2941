package io.durablefunctions.replay;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a turn.
 *
 * @param ending how it ended
 * @param decided what the code decided anew, in order; nothing if it is blocked
 * @param warnings what the operator should know, such as arguments that differ from the recorded ones
 */
public record Outcome(Ending ending, List<Event> decided, List<String> warnings) {

    /** How a turn ended. */
    public sealed interface Ending {

        /** It waits for these. If there are none, only an event from outside can move it on. */
        record Waiting(List<Command> open) implements Ending {}

        /** The orchestrator returned. */
        record Completed(Payload result) implements Ending {}

        /** The orchestrator threw; {@code data} is there if its contract names the exception as an answer. */
        record Failed(FailureDetails failure, @Nullable Payload data) implements Ending {}

        /** The orchestrator goes on with a new history. */
        record ContinuedAsNew(Payload input, List<Event.EventRaised> unread) implements Ending {}

        /** The code as it is now cannot go on with this history. */
        record Blocked(String reason) implements Ending {}
    }
}
