package io.durablefunctions.definition;

import io.durablefunctions.ValueType;
import org.jspecify.annotations.Nullable;

/** Stored values, decoded one by one: the arguments of a call, or the data of a failure. */
public interface Arguments {

    /**
     * The value at this position, from 0.
     *
     * @throws io.durablefunctions.InvalidPayloadException if what is stored is not of this type
     */
    <T extends @Nullable Object> T at(int index, ValueType<T> type);
}
