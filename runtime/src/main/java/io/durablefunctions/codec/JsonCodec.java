package io.durablefunctions.codec;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values to JSON and back. Users' values become {@link Payload}s, within the limits on size and depth; the engine's
 * own records become plain JSON without limits. Immutable and safe for use by many threads; what a type needs is
 * computed once.
 *
 * <p>In every method {@code what} names the thing for messages, such as "the result of Mail.send".
 */
public final class JsonCodec {

    private static final TypeCodec.Cache RECORDS = new TypeCodec.Cache(Mappers.ofRecords());

    private static final JsonCodec WITH_DEFAULTS = new JsonCodec(PayloadLimits.DEFAULTS);

    private final PayloadLimits limits;
    private final TypeCodec.Cache values;
    private final JsonText texts;

    private JsonCodec(PayloadLimits limits) {
        this.limits = limits;
        this.values = new TypeCodec.Cache(Mappers.ofValues(limits.depth()));
        this.texts = new JsonText(limits.depth());
    }

    /** A codec with these limits. One with other limits than the defaults is costly to make: make one and keep it. */
    public static JsonCodec of(PayloadLimits limits) {
        return limits.equals(PayloadLimits.DEFAULTS) ? WITH_DEFAULTS : new JsonCodec(limits);
    }

    /** The limits. */
    public PayloadLimits limits() {
        return limits;
    }

    /**
     * A user's value, of at most {@link PayloadLimits#valueBytes()}.
     *
     * @throws InvalidPayloadException if its type cannot be stored (the message has the path of the property), or if
     *     it is too large or too deep
     */
    public Payload encode(@Nullable Object value, ValueType<?> type, String what) {
        if (value == null || type.type() == Void.class) {
            return Payload.NULL;
        }
        Payload scalar = Scalars.encode(value, type.type());
        return within(limits.valueBytes(), "valueBytes", scalar != null ? scalar : written(value, type, what), what);
    }

    /**
     * None as {@link Payload#NULL}, one as the value itself, several as a JSON array of them, which itself does not
     * count for the depth. Together they take at most {@link PayloadLimits#valueBytes()}.
     *
     * @param types the type of each value
     * @throws InvalidPayloadException as {@link #encode}
     * @throws IllegalArgumentException if there are not as many types as values
     */
    public Payload encodeAll(List<? extends @Nullable Object> values, List<ValueType<?>> types, String what) {
        if (values.size() != types.size()) {
            throw new IllegalArgumentException(
                    what + " has " + values.size() + " values, but " + types.size() + " types.");
        }
        if (values.size() <= 1) {
            return values.isEmpty() ? Payload.NULL : encode(values.get(0), types.get(0), what);
        }
        StringBuilder array = new StringBuilder("[");
        for (int i = 0; i < values.size(); i++) {
            array.append(i == 0 ? "" : ",")
                    .append(encode(values.get(i), types.get(i), what).json());
            if (array.length() >= limits.valueBytes()) {
                throw Refusals.tooLarge(what, null, limits.valueBytes(), "valueBytes");
            }
        }
        return within(
                limits.valueBytes(), "valueBytes", new Payload(array.append(']').toString()), what);
    }

    /**
     * A value whose type is known at run time only. It is written as its class says; what is in a collection is
     * written as the class of each element says, without the name of its type if it is of a sealed hierarchy.
     *
     * @throws InvalidPayloadException as {@link #encode}
     */
    public Payload encodeUntyped(@Nullable Object value, String what) {
        return value == null ? Payload.NULL : encode(value, ValueType.of(value.getClass()), what);
    }

    /**
     * A value as it was before. Collections declared by their interface are unmodifiable and keep their order;
     * properties that the type does not have are ignored; those that are missing are null.
     *
     * @throws InvalidPayloadException if it is not a value of that type; the message has the type, the path of the
     *     property and what was found there
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the reader of a type gives values of that type
    public <T extends @Nullable Object> T decode(Payload payload, ValueType<T> type, String what) {
        if (type.type() == Void.class) {
            return (T) null;
        }
        Object scalar = Scalars.decode(payload.json(), type.type());
        return (T) (scalar != null ? scalar : read(payload, type, what));
    }

    /**
     * The parts of what {@link #encodeAll} made of this many values, to the letter; of none if {@code count} is 0.
     *
     * @throws InvalidPayloadException if there are more or fewer
     */
    public List<Payload> split(Payload payload, int count, String what) {
        if (count <= 1) {
            return count == 0 ? List.of() : List.of(payload);
        }
        List<String> elements = JsonText.elementsOf(payload.json());
        if (elements == null || elements.size() != count) {
            throw Refusals.refusal(what + " must be a JSON array of " + count + " values, but is "
                    + (elements == null ? "none" : "one of " + elements.size()) + ".");
        }
        return elements.stream().map(Payload::new).toList();
    }

    /**
     * JSON text from outside, kept to the letter, but for the white space around it and for lone surrogates, which are
     * escaped.
     *
     * @throws InvalidPayloadException if it is not exactly one JSON value, has a key twice in an object, is larger than
     *     {@link PayloadLimits#inputBytes()} or too deep
     */
    public Payload parse(String json, String what) {
        String trimmed = Texts.trim(json);
        checkInput(new Payload(trimmed), what);
        try {
            String flaw = texts.flawOf(Texts.unescapeSurrogates(trimmed));
            if (flaw != null) {
                throw Refusals.refusal(what + " is not valid JSON: " + flaw + ".");
            }
        } catch (InvalidPayloadException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Refusals.isTooDeep(e) ? Refusals.tooDeep(what, limits.depth()) : Refusals.notJson(what, e);
        }
        return checkInput(new Payload(Texts.escapeLoneSurrogates(trimmed)), what);
    }

    /**
     * The same payload.
     *
     * @throws InvalidPayloadException if it is larger than {@link PayloadLimits#inputBytes()}
     */
    public Payload checkInput(Payload payload, String what) {
        return within(limits.inputBytes(), "inputBytes", payload, what);
    }

    /**
     * One of the engine's own records. What is null or an empty collection is left out; payloads are JSON strings that
     * hold their text. In all other texts U+0000 and lone surrogates are replaced by U+FFFD, because PostgreSQL's
     * {@code jsonb} refuses them.
     *
     * @throws InvalidPayloadException if its type cannot be stored
     */
    public String write(Object value, ValueType<?> type) {
        try {
            return Texts.replaceUnstorable(RECORDS.of(type).write(value));
        } catch (RuntimeException e) {
            throw Refusals.notWritable("A record", type, e);
        }
    }

    /**
     * What {@link #write} made. Collections that are not there are empty.
     *
     * @throws InvalidPayloadException if it is not a value of that type
     */
    @SuppressWarnings({"unchecked", "NullAway"
    }) // the reader of a type gives values of that type, and records are never null
    public <T> T read(String json, ValueType<T> type) {
        try {
            return (T) RECORDS.of(type).read(json);
        } catch (RuntimeException e) {
            throw Refusals.notReadable("A record", type, e);
        }
    }

    private Payload written(Object value, ValueType<?> type, String what) {
        try {
            LimitedWriter text = new LimitedWriter(limits.valueBytes());
            values.of(type).write(value, text);
            return new Payload(Texts.escapeLoneSurrogates(text.toString()));
        } catch (StackOverflowError e) {
            throw Refusals.tooDeep(what, limits.depth());
        } catch (RuntimeException e) {
            if (Refusals.isTooLarge(e)) {
                throw Refusals.tooLarge(what, null, limits.valueBytes(), "valueBytes");
            }
            throw Refusals.isTooDeep(e) ? Refusals.tooDeep(what, limits.depth()) : Refusals.notWritable(what, type, e);
        }
    }

    private @Nullable Object read(Payload payload, ValueType<?> type, String what) {
        try {
            return values.of(type).read(Texts.unescapeSurrogates(payload.json()));
        } catch (RuntimeException e) {
            throw Refusals.notReadable(what, type, e);
        }
    }

    private static Payload within(int limit, String option, Payload payload, String what) {
        if (!Texts.fits(payload.json(), limit)) {
            throw Refusals.tooLarge(what, Texts.utf8Length(payload.json()), limit, option);
        }
        return payload;
    }
}
