package io.durablefunctions.replay;

import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance began this run with: since its start, or since it last continued as new.
 *
 * @param instanceId its id
 * @param startId identifies its start; seeds its random numbers
 * @param parent the call it belongs to; null unless it is a child
 * @param input the input of this run
 * @param firstOrdinal the number of the first decision of this run
 * @param unread the events that were carried over
 */
public record Execution(
        String instanceId,
        String startId,
        @Nullable ParentRef parent,
        Payload input,
        int firstOrdinal,
        List<Event.EventRaised> unread) {

    /** The run that this stored state began. */
    public static Execution of(String instanceId, DurableStateDto state) {
        return new Execution(
                instanceId, state.startId(), state.parent(), state.input(), state.firstOrdinal(), state.unread());
    }
}
