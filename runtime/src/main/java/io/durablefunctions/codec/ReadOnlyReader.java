package io.durablefunctions.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.LogicalType;

/** Reads a collection with Jackson's own reader and gives out an unmodifiable view of it. */
final class ReadOnlyReader extends StdDeserializer<Object> {

    private final JavaType mutable;
    private final ReadOnlyCollection kind;
    private final boolean emptyForNull;

    /**
     * Found late where the type is not declared: a reader of any object is itself made of readers of lists and maps.
     */
    private volatile @Nullable ValueDeserializer<Object> reader;

    ReadOnlyReader(
            JavaType mutable,
            ReadOnlyCollection kind,
            boolean emptyForNull,
            @Nullable ValueDeserializer<Object> reader) {
        super(mutable);
        this.mutable = mutable;
        this.kind = kind;
        this.emptyForNull = emptyForNull;
        this.reader = reader;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new ReadOnlyReader(
                mutable, kind, emptyForNull, context.findContextualValueDeserializer(mutable, property));
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        return kind.view().apply(reader(context).deserialize(parser, context));
    }

    /** Fills a collection that is there already, as that of a bean that has only a getter for it. */
    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context, Object existing) {
        return reader(context).deserialize(parser, context, existing);
    }

    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
        return kind.view().apply(reader(context).deserializeWithType(parser, context, types));
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        return emptyForNull ? getEmptyValue(context) : null;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return getNullValue(context);
    }

    @Override
    public Object getEmptyValue(DeserializationContext context) {
        return kind.view().apply(reader(context).getEmptyValue(context));
    }

    @Override
    public @Nullable LogicalType logicalType() {
        return mutable.isMapLikeType() ? LogicalType.Map : LogicalType.Collection;
    }

    private ValueDeserializer<Object> reader(DeserializationContext context) {
        ValueDeserializer<Object> found = reader;
        if (found == null) {
            found = context.findContextualValueDeserializer(mutable, null);
            reader = found;
        }
        return found;
    }
}
