package io.durablefunctions.definition;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.ValueType;
import org.jspecify.annotations.Nullable;

/** What an orchestrator's method is called with. */
public interface OrchestrationCall {

    /** The context. */
    OrchestrationContext context();

    /** The input at this position, from 0. */
    <T extends @Nullable Object> T argument(int index, ValueType<T> type);

    /** The events that the outside raises. */
    EventWaits events();

    /** Where the orchestrator tells how far it has come. */
    <T> Progress<T> progress(ValueType<T> type);
}
