package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/**
 * A result that is there: a success with its value, or a failure with its exception.
 *
 * @param <T> what a success holds
 */
public sealed interface Settled<T extends @Nullable Object> {

    /** A success. */
    record Success<T extends @Nullable Object>(T value) implements Settled<T> {
        @Override
        public T get() {
            return value;
        }
    }

    /** A failure. */
    record Failure<T extends @Nullable Object>(RuntimeException exception) implements Settled<T> {
        @Override
        public T get() {
            throw exception;
        }
    }

    /** A success with this value. */
    static <T extends @Nullable Object> Settled<T> success(T value) {
        return new Success<>(value);
    }

    /** A failure with this exception. */
    static <T extends @Nullable Object> Settled<T> failure(RuntimeException exception) {
        return new Failure<>(exception);
    }

    /** The value of a success; throws the exception of a failure. */
    T get();

    /** Whether it is a success. */
    default boolean isSuccess() {
        return this instanceof Success;
    }
}
