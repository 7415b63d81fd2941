package io.durablefunctions.engine;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import io.durablefunctions.replay.Lifecycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an instance ends: its last state, but for its history, and what its parent hears. Pure. */
final class Endings {

    private Endings() {}

    static DurableStateDto completed(DurableStateDto before, Payload output, Lifecycle life) {
        return ended(before, RuntimeStatus.COMPLETED, output, null, null, life, null);
    }

    static DurableStateDto failed(
            DurableStateDto before, FailureDetails failure, @Nullable Payload data, Lifecycle life) {
        return ended(before, RuntimeStatus.FAILED, null, failure, data, life, null);
    }

    static DurableStateDto terminated(DurableStateDto before, String reason, Lifecycle life) {
        return ended(before, RuntimeStatus.TERMINATED, null, null, null, life, reason);
    }

    private static DurableStateDto ended(
            DurableStateDto before,
            RuntimeStatus status,
            @Nullable Payload output,
            @Nullable FailureDetails failure,
            @Nullable Payload data,
            Lifecycle life,
            @Nullable String reason) {
        return new DurableStateDto(
                status,
                before.input(),
                before.startId(),
                before.parent(),
                before.tags(),
                before.base(),
                before.firstOrdinal(),
                before.unread(),
                output,
                failure,
                data,
                life.progress(),
                reason,
                List.of(),
                false);
    }

    static DurableStateDto continuedAsNew(
            DurableStateDto before, Payload input, List<Event.EventRaised> unread, long base, int firstOrdinal) {
        return new DurableStateDto(
                RuntimeStatus.PENDING,
                input,
                before.startId(),
                before.parent(),
                before.tags(),
                base,
                firstOrdinal,
                unread,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                false);
    }

    /** The id of the message that tells the parent: the same however often it is sent. */
    static String answerId(ParentRef parent) {
        return parent.startId() == null
                ? "child:" + parent.ordinal()
                : "child:" + parent.ordinal() + ":" + parent.startId();
    }

    /** What the parent of an instance that has ended is told. */
    static Event answerTo(ParentRef parent, String childId, DurableStateDto ended) {
        if (ended.status() == RuntimeStatus.COMPLETED && ended.output() != null) {
            return new Event.ChildCompleted(parent.ordinal(), ended.output(), parent.startId());
        }
        FailureDetails failure = ended.failure();
        return new Event.ChildFailed(
                parent.ordinal(),
                failure != null
                        ? failure
                        : new FailureDetails(
                                List.of("io.durablefunctions.OrchestrationTerminatedException"),
                                childId + " was terminated: " + ended.reason(),
                                "",
                                null),
                ended.data(),
                parent.startId());
    }
}
