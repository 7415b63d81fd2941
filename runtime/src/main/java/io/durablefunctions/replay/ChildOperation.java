package io.durablefunctions.replay;

import io.durablefunctions.ChildFailedException;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Event.Answer;
import io.durablefunctions.journal.Event.ChildCompleted;
import io.durablefunctions.journal.Event.ChildFailed;
import io.durablefunctions.journal.Event.ChildScheduled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of an orchestrator as a child. */
final class ChildOperation<R extends @Nullable Object> extends Operation<R> {

    private final ChildScheduled scheduled;
    private final ResultOf<R> result;

    ChildOperation(Turn turn, ChildScheduled scheduled, ValueType<R> type, List<FailureType<?>> answers) {
        super(turn, scheduled.ordinal());
        this.scheduled = scheduled;
        this.result = new ResultOf<>(turn, ordinal, "the result of " + scheduled.name(), type, answers);
    }

    @Override
    Reply accept(Answer answer) {
        if (answer instanceof ChildCompleted completed) {
            result.completed(completed.result());
            return Reply.FINAL;
        }
        if (answer instanceof ChildFailed failed) {
            result.failed(
                    failed.failure(),
                    failed.data(),
                    () -> new ChildFailedException(scheduled.name(), scheduled.instanceId(), failed.failure()));
            return Reply.FINAL;
        }
        return Reply.DOES_NOT_FIT;
    }

    @Override
    Command command() {
        return new Command.AwaitChild(ordinal, scheduled.name(), scheduled.instanceId(), scheduled.input());
    }

    @Override
    public boolean succeeded() {
        return result.isSuccess();
    }

    @Override
    public R take() {
        return result.take();
    }
}
