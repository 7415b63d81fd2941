package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/**
 * One recorded operation of an orchestration: an activity, a child, a timer or a wait for an event. Execution environments
 * implement it, users never need it.
 *
 * @param <T> what it completes with
 */
public interface DurableOperation<T extends @Nullable Object> {

    /** The answer of {@link #finishedAt} while there is no result. */
    long NOT_YET = Long.MAX_VALUE;

    /** Where this operation's result comes from. */
    Timeline timeline();

    /**
     * The queue this operation would take its result from, or null if the result is its own. Two operations on one queue need
     * two entries.
     */
    default @Nullable Object queue() {
        return null;
    }

    /**
     * The position in history of the result, or {@link #NOT_YET}.
     *
     * @param spokenFor how many entries of the queue others have reserved; 0 where there is no queue
     */
    long finishedAt(int spokenFor);

    /** The result. Called only when finished; always the same once it was taken. */
    T take();

    /** Whether the result is a value and no failure. Called only when finished; takes nothing. */
    boolean succeeded();

    /** Says that nobody waits for this any more, so that the environment need not either. */
    default void abandon() {}
}
