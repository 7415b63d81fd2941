package io.durablefunctions.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes a payload as a JSON string that holds its text, so that no database that understands JSON changes a letter of
 * it.
 */
final class PayloadWriter extends StdSerializer<Payload> {

    PayloadWriter() {
        super(Payload.class);
    }

    @Override
    public void serialize(Payload payload, JsonGenerator generator, SerializationContext context) {
        generator.writeString(payload.json());
    }
}
