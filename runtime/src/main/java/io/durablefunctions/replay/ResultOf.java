package io.durablefunctions.replay;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.definition.StoredArguments;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an activity or a child came to: a stored value or a failure, made into the caller's types when it is taken. */
final class ResultOf<R extends @Nullable Object> {

    private final Turn turn;
    private final int ordinal;
    private final String what;
    private final ValueType<R> type;
    private final List<FailureType<?>> answers;
    private @Nullable Payload payload;
    private @Nullable Supplier<RuntimeException> failure;
    private @Nullable RuntimeException thrown;
    private boolean taken;
    private @Nullable R value;

    ResultOf(Turn turn, int ordinal, String what, ValueType<R> type, List<FailureType<?>> answers) {
        this.turn = turn;
        this.ordinal = ordinal;
        this.what = what;
        this.type = type;
        this.answers = answers;
    }

    void completed(Payload result) {
        payload = result;
    }

    void failed(FailureDetails details, @Nullable Payload data, Supplier<RuntimeException> otherwise) {
        failure = () -> {
            RuntimeException answer = data == null ? null : rebuilt(details, data);
            return answer == null ? otherwise.get() : answer;
        };
    }

    private @Nullable RuntimeException rebuilt(FailureDetails details, Payload data) {
        for (FailureType<?> answer : answers) {
            if (answer.name().equals(details.type())) {
                return answer.rebuilt()
                        .apply(StoredArguments.of(turn.codec(), data, answer.parameters(), "data of " + answer.name()));
            }
        }
        return null;
    }

    boolean isSuccess() {
        return payload != null;
    }

    @SuppressWarnings("NullAway") // null only where R allows it
    R take() {
        if (!taken) {
            value = decode();
            taken = true;
        }
        if (thrown != null) {
            throw thrown;
        }
        return value;
    }

    @SuppressWarnings("unchecked") // what is kept under this ordinal was decoded as this type
    private @Nullable R decode() {
        try {
            if (payload == null) {
                thrown = failure == null ? new IllegalStateException("no result yet") : failure.get();
                return null;
            }
            if (!type.isImmutable()) {
                return turn.codec().decode(payload, type, what);
            }
            Object kept = turn.history().decoded(ordinal);
            if (kept == null && !payload.equals(Payload.NULL)) {
                kept = turn.codec().decode(payload, type, what);
                if (kept != null) {
                    turn.history().keepDecoded(ordinal, kept);
                }
            }
            return (R) kept;
        } catch (InvalidPayloadException unreadable) {
            throw turn.block(unreadable.getMessage() + " Deploy code whose types fit what is stored.");
        }
    }
}
