package io.durablefunctions.codec;

/**
 * A user's value as JSON text, kept to the letter: it comes back exactly as it was written. Within its strings and
 * names the text holds no lone surrogates and no control characters (both are escaped, as in {@code \}{@code u0000}),
 * so that any database can hold it. What {@link JsonCodec} makes is like that.
 *
 * @param json the JSON text, without white space around it
 */
public record Payload(String json) {

    /** The JSON null: also the result of what returns nothing and the input of what takes none. */
    public static final Payload NULL = new Payload("null");
}
