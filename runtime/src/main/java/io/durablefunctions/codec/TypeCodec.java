package io.durablefunctions.codec;

import io.durablefunctions.ValueType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads values of one type.
 *
 * @param nullIsNull whether the JSON null is read as null, and not, as by an Optional, as something else or not at all
 */
record TypeCodec(ObjectWriter writer, ObjectReader reader, boolean nullIsNull) {

    String write(@Nullable Object value) {
        return writer.writeValueAsString(value);
    }

    void write(@Nullable Object value, LimitedWriter text) {
        writer.writeValue(text, value);
    }

    @Nullable
    Object read(String json) {
        return nullIsNull && json.equals("null") ? null : reader.readValue(json);
    }

    /** The codecs of all types that were asked for, each computed once. */
    static final class Cache {

        private final JsonMapper mapper;
        private final Map<ValueType<?>, TypeCodec> codecs = new ConcurrentHashMap<>();

        Cache(JsonMapper mapper) {
            this.mapper = mapper;
        }

        TypeCodec of(ValueType<?> type) {
            TypeCodec known = codecs.get(type);
            return known != null ? known : codecs.computeIfAbsent(type, this::create);
        }

        private TypeCodec create(ValueType<?> type) {
            JavaType javaType = mapper.constructType(type.type());
            ObjectWriter writer = mapper.writerFor(javaType);
            ObjectReader reader = mapper.readerFor(javaType);
            // The fields of a value that never changes are known; elsewhere two keys of a map may be the same text.
            return new TypeCodec(
                    type.isImmutable() ? writer : writer.with(StreamWriteFeature.STRICT_DUPLICATE_DETECTION),
                    reader,
                    isNullNull(reader));
        }

        private static boolean isNullNull(ObjectReader reader) {
            try {
                return reader.readValue("null") == null;
            } catch (RuntimeException e) {
                return false;
            }
        }
    }
}
