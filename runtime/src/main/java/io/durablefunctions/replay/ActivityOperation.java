package io.durablefunctions.replay;

import io.durablefunctions.ActivityFailedException;
import io.durablefunctions.CallOptions;
import io.durablefunctions.FailureDetails;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Event.ActivityAttemptFailed;
import io.durablefunctions.journal.Event.ActivityCompleted;
import io.durablefunctions.journal.Event.ActivityFailed;
import io.durablefunctions.journal.Event.ActivityScheduled;
import io.durablefunctions.journal.Event.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of an activity. */
final class ActivityOperation<R extends @Nullable Object> extends Operation<R> {

    private final ActivityScheduled scheduled;
    private final CallOptions options;
    private final ResultOf<R> result;
    private int attempt = 1;
    private Instant notBefore = Instant.EPOCH;

    ActivityOperation(
            Turn turn,
            ActivityScheduled scheduled,
            CallOptions options,
            ValueType<R> type,
            List<FailureType<?>> answers) {
        super(turn, scheduled.ordinal());
        this.scheduled = scheduled;
        this.options = options;
        this.result = new ResultOf<>(turn, ordinal, "the result of " + scheduled.name(), type, answers);
    }

    @Override
    Reply accept(Answer answer) {
        if (answer instanceof ActivityCompleted completed) {
            result.completed(completed.result());
            return Reply.FINAL;
        }
        if (answer instanceof ActivityFailed failed) {
            failed(failed.attempts(), failed.failure(), failed.data());
            return Reply.FINAL;
        }
        if (answer instanceof ActivityAttemptFailed failed) {
            attempt = failed.attempt() + 1;
            notBefore = failed.retryAt();
            return Reply.GOES_ON;
        }
        return Reply.DOES_NOT_FIT;
    }

    private void failed(int attempts, FailureDetails failure, @Nullable Payload data) {
        result.failed(failure, data, () -> new ActivityFailedException(scheduled.name(), attempts, failure));
    }

    @Override
    Command command() {
        return new Command.RunActivity(ordinal, scheduled.name(), scheduled.input(), options, attempt, notBefore);
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
