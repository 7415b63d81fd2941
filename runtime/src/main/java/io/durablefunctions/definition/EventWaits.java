package io.durablefunctions.definition;

import io.durablefunctions.DurableFuture;
import org.jspecify.annotations.Nullable;

/** Waits for events, behind the generated implementation of an interface marked {@code @ExternalEvents}. */
public interface EventWaits {

    /** The next event of this type. */
    <T extends @Nullable Object> DurableFuture<T> next(EventType<T> event);

    /** The next event of this type and key. */
    <T extends @Nullable Object> DurableFuture<T> next(EventType<T> event, String key);
}
