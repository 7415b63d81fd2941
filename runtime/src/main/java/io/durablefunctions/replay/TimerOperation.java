package io.durablefunctions.replay;

import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Event.Answer;
import io.durablefunctions.journal.Event.TimerFired;
import java.time.Instant;

/** A durable timer. Its value is the time that was asked for. */
final class TimerOperation extends Operation<Instant> {

    private final Instant due;

    TimerOperation(Turn turn, int ordinal, Instant due) {
        super(turn, ordinal);
        this.due = due;
    }

    @Override
    Reply accept(Answer answer) {
        return answer instanceof TimerFired ? Reply.FINAL : Reply.DOES_NOT_FIT;
    }

    Instant due() {
        return due;
    }

    @Override
    Command command() {
        return new Command.FireTimer(ordinal, due);
    }

    @Override
    public boolean succeeded() {
        return true;
    }

    @Override
    public Instant take() {
        return due;
    }
}
