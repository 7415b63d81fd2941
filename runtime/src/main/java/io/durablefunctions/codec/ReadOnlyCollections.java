package io.durablefunctions.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * What is declared as one of the JDK's collection interfaces is read as an unmodifiable collection that keeps its
 * order.
 */
final class ReadOnlyCollections extends SimpleDeserializers {

    private static final long serialVersionUID = 1;
    private static final Map<Class<?>, ReadOnlyCollection> KINDS = Map.of(
            Iterable.class, kind(ArrayList.class, value -> Collections.unmodifiableList((List<?>) value)),
            Collection.class, kind(ArrayList.class, value -> Collections.unmodifiableList((List<?>) value)),
            List.class, kind(ArrayList.class, value -> Collections.unmodifiableList((List<?>) value)),
            Set.class, kind(LinkedHashSet.class, value -> Collections.unmodifiableSet((Set<?>) value)),
            SortedSet.class, kind(TreeSet.class, value -> Collections.unmodifiableSortedSet((SortedSet<?>) value)),
            NavigableSet.class, kind(TreeSet.class, value -> Collections.unmodifiableNavigableSet((TreeSet<?>) value)),
            Map.class, kind(LinkedHashMap.class, value -> Collections.unmodifiableMap((Map<?, ?>) value)),
            SortedMap.class, kind(TreeMap.class, value -> Collections.unmodifiableSortedMap((SortedMap<?, ?>) value)),
            NavigableMap.class,
                    kind(TreeMap.class, value -> Collections.unmodifiableNavigableMap((TreeMap<?, ?>) value)));

    private final boolean emptyForNull;

    /** Whether what is null or not there is read as an empty collection. */
    ReadOnlyCollections(boolean emptyForNull) {
        this.emptyForNull = emptyForNull;
    }

    @Override
    public @Nullable ValueDeserializer<?> findCollectionDeserializer(
            CollectionType type,
            DeserializationConfig config,
            BeanDescription.Supplier description,
            @Nullable TypeDeserializer elementTypes,
            @Nullable ValueDeserializer<?> elements) {
        return reader(type, config);
    }

    @Override
    public @Nullable ValueDeserializer<?> findMapDeserializer(
            MapType type,
            DeserializationConfig config,
            BeanDescription.Supplier description,
            @Nullable KeyDeserializer keys,
            @Nullable TypeDeserializer elementTypes,
            @Nullable ValueDeserializer<?> elements) {
        return reader(type, config);
    }

    private @Nullable ValueDeserializer<?> reader(JavaType type, DeserializationConfig config) {
        ReadOnlyCollection kind = KINDS.get(type.getRawClass());
        if (kind == null) {
            return null;
        }
        JavaType mutable = config.getTypeFactory().constructSpecializedType(type, kind.mutable());
        return new ReadOnlyReader(mutable, kind, emptyForNull, null);
    }

    private static ReadOnlyCollection kind(Class<?> mutable, UnaryOperator<Object> view) {
        return new ReadOnlyCollection(mutable, view);
    }
}
