package io.durablefunctions.codec;

/**
 * A user's value as JSON text, kept to the letter: it comes back exactly as it was written. The text holds no lone surrogates
 * and no control characters (both are escaped).
 *
 * @param json the JSON text
 */
public record Payload(String json) {

    /** The JSON null: also the result of what returns nothing and the input of what takes none. */
    public static final Payload NULL = new Payload("null");
}
