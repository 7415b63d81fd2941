package io.durablefunctions.management;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Event;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.RawValue;

/** What answers are made of. */
final class Json {

    private static final int LARGEST_HISTORY = 4 * 1024 * 1024;
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper EVENTS = events().addModule(
                    new SimpleModule("payloads").addSerializer(Payload.class, new RawPayload()))
            .build();
    private static final JsonMapper EVENTS_WITHOUT_PAYLOADS =
            events().addMixIn(Payload.class, Left.class).build();

    private Json() {}

    private static JsonMapper.Builder events() {
        return JsonMapper.builder()
                .addMixIn(Event.class, Typed.class)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    static ObjectNode object() {
        return PLAIN.createObjectNode();
    }

    static ObjectNode read(String json) {
        return (ObjectNode) PLAIN.readTree(json);
    }

    static byte[] bytes(JsonNode json) {
        return PLAIN.writeValueAsBytes(json);
    }

    static JsonNode tree(Object value) {
        return PLAIN.valueToTree(value);
    }

    /**
     * Events as JSON.
     *
     * @param json an array
     * @param events how many there are in it
     */
    record History(RawValue json, int events) {}

    /** A history, each event with the name of its kind as {@code type}; it ends early where it would become too large. */
    static History history(List<Event> events, boolean showPayloads) {
        JsonMapper mapper = showPayloads ? EVENTS : EVENTS_WITHOUT_PAYLOADS;
        StringBuilder text = new StringBuilder("[");
        int written = 0;
        while (written < events.size() && text.length() < LARGEST_HISTORY) {
            text.append(written == 0 ? "" : ",")
                    .append(mapper.writerFor(Event.class).writeValueAsString(events.get(written)));
            written++;
        }
        return new History(new RawValue(text.append(']').toString()), written);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Typed {}

    @JsonIgnoreType
    private interface Left {}

    /** A payload is JSON already. */
    private static final class RawPayload extends StdSerializer<Payload> {

        RawPayload() {
            super(Payload.class);
        }

        @Override
        public void serialize(Payload payload, JsonGenerator generator, SerializationContext context) {
            generator.writeRawValue(payload.json());
        }
    }
}
