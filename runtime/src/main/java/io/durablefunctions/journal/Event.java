package io.durablefunctions.journal;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.codec.Payload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an orchestration. Its history is a list of these. The simple names of the records and the names of
 * their components are the stored format: they never change.
 */
public sealed interface Event {

    /** A turn began, at this time by the database's clock. */
    record TurnStarted(Instant at) implements Event {}

    /** What the orchestrator's code decided. Decisions are numbered in the order of the code, without gaps. */
    sealed interface Decision extends Event {
        /** The number of the decision within the instance, from 0; it goes on across continue-as-new. */
        int ordinal();
    }

    /** An activity is to be run. */
    record ActivityScheduled(int ordinal, String name, Payload input) implements Decision {}

    /** A timer is to fire. */
    record TimerStarted(int ordinal, Instant due) implements Decision {}

    /** A child is to be run. */
    record ChildScheduled(int ordinal, String name, String instanceId, Payload input) implements Decision {}

    /** An orchestration is to be started that nobody waits for. */
    record DetachedStarted(int ordinal, String name, String instanceId, Payload input) implements Decision {}

    /** An event is to be raised to another orchestration. */
    record EventSent(int ordinal, String instanceId, String event, Payload payload) implements Decision {}

    /** The orchestrator told how far it has come. */
    record ProgressSet(int ordinal, Payload progress) implements Decision {}

    /** What came of a decision. */
    sealed interface Answer extends Event {
        /** The number of the decision. */
        int ordinal();
    }

    /** An activity returned. */
    record ActivityCompleted(int ordinal, Payload result) implements Answer {}

    /** An attempt of an activity failed; the next one starts no earlier than {@code retryAt}. */
    record ActivityAttemptFailed(int ordinal, int attempt, FailureDetails failure, Instant retryAt) implements Answer {}

    /** An activity failed for good; {@code data} is there if the contract names the exception as an answer. */
    record ActivityFailed(
            int ordinal,
            int attempts,
            FailureDetails failure,
            @Nullable Payload data) implements Answer {}

    /** A timer fired. */
    record TimerFired(int ordinal) implements Answer {}

    /** What came of a child. */
    sealed interface ChildAnswer extends Answer {
        /** The start of the parent that it is for; null for any. A later instance of the same id is not concerned. */
        @Nullable
        String startId();
    }

    /** A child returned. */
    record ChildCompleted(
            int ordinal, Payload result, @Nullable String startId) implements ChildAnswer {}

    /** A child failed, was terminated, or could not be started; {@code data} as with an activity. */
    record ChildFailed(
            int ordinal,
            FailureDetails failure,
            @Nullable Payload data,
            @Nullable String startId) implements ChildAnswer {}

    /** An event came from outside; it waits until it is taken. {@code name} includes the key, if it has one. */
    record EventRaised(String name, Payload payload) implements Event {}

    /** The instance is to hold still. */
    record Suspended(String reason) implements Event {}

    /** The instance may go on. */
    record Resumed(String reason) implements Event {}

    /** The instance is to end at once. */
    record Terminated(String reason) implements Event {}

    /** Another host took the instance over from one that let its lease end. */
    record TakenOver(String host) implements Event {}

    /** The code as it is now cannot go on with this history. */
    record Blocked(String reason) implements Event {}
}
