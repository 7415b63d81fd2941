package com.acme.archive;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Tape.Reels}. In the journal its activities are {@code Tape.Reels.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Tape_ReelsDefinition implements ActivitiesDefinition<Tape.Reels> {
    private static final ValueType<List<? extends Tape.Reel>> LIST_OF_REEL = new ValueType<>() {};

    /**
     * @see Tape.Reels#wind
     */
    static final ActivityMethod<Tape.Reels, Void> WIND = ActivityMethod.returningNothing(
            "Tape.Reels.wind", List.of(LIST_OF_REEL), (reels, arguments) -> reels.wind(arguments.at(0, LIST_OF_REEL)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Tape_ReelsDefinition() {}

    @Override
    public String name() {
        return "Tape.Reels";
    }

    @Override
    public Class<Tape.Reels> contract() {
        return Tape.Reels.class;
    }

    @Override
    public List<ActivityMethod<Tape.Reels, ?>> methods() {
        return List.of(WIND);
    }
}
