package io.durablefunctions.replay;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.EventWaits;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.StoredArguments;
import org.jspecify.annotations.Nullable;

/** What the orchestrator's method is called with in one turn. */
final class TurnCall implements OrchestrationCall, EventWaits {

    private final Turn turn;
    private final TurnContext context;
    private final StoredArguments input;

    TurnCall(Turn turn, TurnContext context, StoredArguments input) {
        this.turn = turn;
        this.context = context;
        this.input = input;
    }

    @Override
    public OrchestrationContext context() {
        return context;
    }

    @Override
    public <T extends @Nullable Object> T argument(int index, ValueType<T> type) {
        try {
            return input.at(index, type);
        } catch (InvalidPayloadException unreadable) {
            throw turn.block(unreadable.getMessage() + " Deploy code whose types fit what is stored.");
        }
    }

    @Override
    public EventWaits events() {
        return this;
    }

    @Override
    public <T> Progress<T> progress(ValueType<T> type) {
        return progress ->
                context.tell(codec -> codec.encode(progress, type, "the progress of " + context.orchestratorName()));
    }

    @Override
    public <T extends @Nullable Object> DurableFuture<T> next(EventType<T> event) {
        return context.waitForEvent(event.name(), event.payload());
    }

    @Override
    public <T extends @Nullable Object> DurableFuture<T> next(EventType<T> event, String key) {
        return context.waitForEvent(event.queue(key), event.payload());
    }
}
