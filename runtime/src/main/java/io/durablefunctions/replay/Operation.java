package io.durablefunctions.replay;

import io.durablefunctions.DurableOperation;
import io.durablefunctions.Timeline;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Event.Answer;
import org.jspecify.annotations.Nullable;

/** An operation with a result of its own: an activity, a timer or a child. */
abstract class Operation<T extends @Nullable Object> implements DurableOperation<T> {

    final Turn turn;
    final int ordinal;
    private long finishedAt = NOT_YET;
    private boolean abandoned;

    Operation(Turn turn, int ordinal) {
        this.turn = turn;
        this.ordinal = ordinal;
    }

    /** Takes an answer to this operation; returns whether it is the final one, false if it does not fit. */
    abstract Reply accept(Answer answer);

    /** What the engine has to do as long as there is no result. */
    abstract Command command();

    enum Reply {
        FINAL,
        GOES_ON,
        DOES_NOT_FIT
    }

    /** Delivers an answer at a position in history; returns whether it fits. */
    final boolean deliver(Answer answer, long position) {
        if (finishedAt != NOT_YET) {
            return true; // the first one counts
        }
        Reply reply = accept(answer);
        if (reply == Reply.FINAL) {
            finishedAt = position;
        }
        return reply != Reply.DOES_NOT_FIT;
    }

    final boolean isOpen() {
        return finishedAt == NOT_YET && !abandoned;
    }

    @Override
    public final void abandon() {
        abandoned = true;
    }

    @Override
    public final Timeline timeline() {
        return turn;
    }

    @Override
    public final long finishedAt(int spokenFor) {
        return finishedAt;
    }
}
