package io.durablefunctions.journal;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.Payload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stored state of an instance, the content of {@code state_json}: while it runs, how it began; once it has ended, all of it.
 * The names of the components are the stored format: they never change.
 *
 * @param status {@code PENDING} until it has ended
 * @param input the input of this run
 * @param startId identifies the start that made the instance, also if its id is used again later
 * @param parent the call it belongs to; null unless it is a child
 * @param tags the tags of its start
 * @param base the number of the last journal row that was folded away; 0 for none
 * @param firstOrdinal the number of the first decision of this run
 * @param unread the events that continue-as-new carried over, in the order in which they came
 * @param output the result, if it has completed
 * @param failure what it threw, if it has failed
 * @param data the data of the exception, if the contract names it as an answer
 * @param progress what it told last
 * @param reason why it was terminated
 * @param history its history: once it has ended, all of it; before, the first turn, if that was taken before the instance was stored
 * @param historyInJournal whether, once it has ended, the history was too long and goes on in the journal
 */
public record DurableStateDto(
        RuntimeStatus status,
        Payload input,
        String startId,
        @Nullable ParentRef parent,
        Map<String, String> tags,
        long base,
        int firstOrdinal,
        List<Event.EventRaised> unread,
        @Nullable Payload output,
        @Nullable FailureDetails failure,
        @Nullable Payload data,
        @Nullable Payload progress,
        @Nullable String reason,
        List<Event> history,
        boolean historyInJournal) {

    /** The state of an instance that is about to begin. */
    public static DurableStateDto initial(
            Payload input, String startId, @Nullable ParentRef parent, Map<String, String> tags) {
        return new DurableStateDto(
                RuntimeStatus.PENDING,
                input,
                startId,
                parent,
                tags,
                0,
                0,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                false);
    }

    /** The same with this history. */
    public DurableStateDto withHistory(List<Event> events, boolean goesOnInJournal) {
        return new DurableStateDto(
                status,
                input,
                startId,
                parent,
                tags,
                base,
                firstOrdinal,
                unread,
                output,
                failure,
                data,
                progress,
                reason,
                events,
                goesOnInJournal);
    }
}
