package io.durablefunctions.definition;

import io.durablefunctions.ValueType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An exception that is an answer: its data are stored and it is built anew where it is caught.
 *
 * @param type the exception's class
 * @param parameters the types of its data, in the order of its constructor's parameters
 * @param values reads its data; the list may contain nulls
 * @param rebuilt builds it from its data
 * @param <E> the exception
 */
public record FailureType<E extends RuntimeException>(
        Class<E> type,
        List<ValueType<?>> parameters,
        Function<? super E, ? extends List<? extends @Nullable Object>> values,
        Function<Arguments, ? extends E> rebuilt) {

    public FailureType {
        parameters = List.copyOf(parameters);
    }

    /** An exception with these data. */
    public static <E extends RuntimeException> FailureType<E> of(
            Class<E> type,
            List<ValueType<?>> parameters,
            Function<? super E, ? extends List<? extends @Nullable Object>> values,
            Function<Arguments, ? extends E> rebuilt) {
        return new FailureType<>(type, parameters, values, rebuilt);
    }

    /** The name under which its data are stored. */
    public String name() {
        return type.getName();
    }

    /** The data of {@code thrown}, which must be of {@link #type}. */
    public List<? extends @Nullable Object> valuesOf(RuntimeException thrown) {
        return values.apply(type.cast(thrown));
    }
}
