package io.durablefunctions.definition;

import io.durablefunctions.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event that the outside may raise.
 *
 * @param name its stored name
 * @param payload what it carries
 * @param <T> what it carries
 */
public record EventType<T extends @Nullable Object>(String name, ValueType<T> payload) {

    /** An event of this name that carries this. */
    public static <T extends @Nullable Object> EventType<T> of(String name, ValueType<T> payload) {
        return new EventType<>(name, payload);
    }

    /** An event of this name that carries nothing. */
    public static EventType<@Nullable Void> ofNothing(String name) {
        return new EventType<>(name, ValueType.NOTHING);
    }

    /** The name of the queue: the event's own, or {@code name:key}. */
    public String queue(@Nullable String key) {
        return key == null ? name : name + ":" + key;
    }
}
