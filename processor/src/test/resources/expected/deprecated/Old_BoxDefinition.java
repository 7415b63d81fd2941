package com.acme.archive;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Old.Box}. In the journal its activities are {@code Old.Box.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Old_BoxDefinition implements ActivitiesDefinition<Old.Box> {
    private static final ValueType<List<? extends Old.Item>> LIST_OF_ITEM = new ValueType<>() {};

    /**
     * @see Old.Box#fill
     */
    static final ActivityMethod<Old.Box, Void> FILL = ActivityMethod.returningNothing(
            "Old.Box.fill", List.of(LIST_OF_ITEM), (box, arguments) -> box.fill(arguments.at(0, LIST_OF_ITEM)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Old_BoxDefinition() {}

    @Override
    public String name() {
        return "Old.Box";
    }

    @Override
    public Class<Old.Box> contract() {
        return Old.Box.class;
    }

    @Override
    public List<ActivityMethod<Old.Box, ?>> methods() {
        return List.of(FILL);
    }
}
