package com.acme.archive;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Archive}. In the journal its activities are {@code Archive.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings({"deprecation", "removal"})
public final class ArchiveDefinition implements ActivitiesDefinition<Archive> {
    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    /**
     * @see Archive#keep
     */
    static final ActivityMethod<Archive, Void> KEEP = ActivityMethod.returningNothing(
            "Archive.keep", List.of(STRING), (archive, arguments) -> archive.keep(arguments.at(0, STRING)));

    /**
     * @see Archive#count
     */
    static final ActivityMethod<Archive, Integer> COUNT =
            ActivityMethod.returning(INTEGER, "Archive.count", List.of(), (archive, arguments) -> archive.count());

    /**
     * @see Archive#find
     */
    static final ActivityMethod<Archive, String> FIND = ActivityMethod.returning(
            STRING, "Archive.find", List.of(STRING), (archive, arguments) -> archive.find(arguments.at(0, STRING)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public ArchiveDefinition() {}

    @Override
    public String name() {
        return "Archive";
    }

    @Override
    public Class<Archive> contract() {
        return Archive.class;
    }

    @Override
    public List<ActivityMethod<Archive, ?>> methods() {
        return List.of(KEEP, COUNT, FIND);
    }
}
