package io.durablefunctions.testing;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.Arguments;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.EventWaits;
import io.durablefunctions.definition.OrchestrationCall;
import org.jspecify.annotations.Nullable;

/** What a child's method is called with. */
record TestCall(TestContext testContext, Arguments arguments) implements OrchestrationCall, EventWaits {

    @Override
    public OrchestrationContext context() {
        return testContext;
    }

    @Override
    public <T extends @Nullable Object> T argument(int index, ValueType<T> type) {
        return arguments.at(index, type);
    }

    @Override
    public EventWaits events() {
        return this;
    }

    @Override
    public <T> Progress<T> progress(ValueType<T> type) {
        return testContext::setProgress;
    }

    @Override
    public <T extends @Nullable Object> DurableFuture<T> next(EventType<T> event) {
        return testContext.waitForEvent(event.name(), event.payload());
    }

    @Override
    public <T extends @Nullable Object> DurableFuture<T> next(EventType<T> event, String key) {
        return testContext.waitForEvent(event.queue(key), event.payload());
    }
}
