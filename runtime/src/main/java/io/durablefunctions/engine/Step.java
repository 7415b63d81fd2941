package io.durablefunctions.engine;

import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Commit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one turn of an instance wants written, and what it will be afterwards.
 *
 * @param commit the effects; null if there are none
 * @param decided what the code decided anew
 * @param starts the decisions behind the commit's starts, in their order
 * @param sent what the commit's messages say, in their order
 * @param then what the instance will be
 */
record Step(@Nullable Commit commit, List<Event> decided, List<Event.Decision> starts, List<Event> sent, Then then) {

    /** What an instance is after a turn. */
    sealed interface Then {

        /** Its code has run and waits for these. */
        record Wait(List<Command> open) implements Then {}

        /** Its code has not run: what it was told still has to be told, and meanwhile there is nothing to do. */
        record HoldStill() implements Then {}

        /** It has ended like this. */
        record End(DurableStateDto state) implements Then {}

        /** It begins a new run. */
        record BeginAnew(DurableStateDto state) implements Then {}

        /** It is no longer here. */
        record Leave() implements Then {}
    }

    /** One after which there is nothing to write. */
    static Step withoutWrite(Then then) {
        return new Step(null, List.of(), List.of(), List.of(), then);
    }
}
