package io.durablefunctions.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads what {@link PayloadWriter} wrote. */
final class PayloadReader extends StdDeserializer<Payload> {

    PayloadReader() {
        super(Payload.class);
    }

    @Override
    public @Nullable Payload deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Payload) context.handleUnexpectedToken(getValueType(context), parser);
        }
        return new Payload(parser.getString());
    }
}
