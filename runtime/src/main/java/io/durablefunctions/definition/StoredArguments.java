package io.durablefunctions.definition;

import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arguments as they are stored: null, the value, or a JSON array of the values, for none, one or several. Immutable. */
public final class StoredArguments implements Arguments {

    private final JsonCodec codec;
    private final List<Payload> values;
    private final String what;

    private StoredArguments(JsonCodec codec, List<Payload> values, String what) {
        this.codec = codec;
        this.values = values;
        this.what = what;
    }

    /**
     * The values of these parameters.
     *
     * @param what names them in messages
     * @throws io.durablefunctions.InvalidPayloadException if there are not as many values as parameters
     */
    public static StoredArguments of(JsonCodec codec, Payload payload, List<ValueType<?>> parameters, String what) {
        return new StoredArguments(codec, codec.split(payload, parameters.size(), what), what);
    }

    @Override
    public <T extends @Nullable Object> T at(int index, ValueType<T> type) {
        return codec.decode(
                values.get(index), type, values.size() == 1 ? what : "value " + (index + 1) + " of " + what);
    }
}
