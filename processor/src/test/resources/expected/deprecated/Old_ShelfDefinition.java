package com.acme.archive;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Old.Shelf}. In the journal its activities are {@code Old.Shelf.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Old_ShelfDefinition implements ActivitiesDefinition<Old.Shelf> {
    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    /**
     * @see Old.Shelf#put
     */
    static final ActivityMethod<Old.Shelf, Void> PUT = ActivityMethod.returningNothing(
            "Old.Shelf.put", List.of(STRING), (shelf, arguments) -> shelf.put(arguments.at(0, STRING)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Old_ShelfDefinition() {}

    @Override
    public String name() {
        return "Old.Shelf";
    }

    @Override
    public Class<Old.Shelf> contract() {
        return Old.Shelf.class;
    }

    @Override
    public List<ActivityMethod<Old.Shelf, ?>> methods() {
        return List.of(PUT);
    }
}
