package com.acme.archive;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.FailureType;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Tape.Writer}. In the journal its activities are {@code Tape.Writer.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Tape_WriterDefinition implements ActivitiesDefinition<Tape.Writer> {
    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    static final FailureType<Tape.Full> FULL = FailureType.of(
            Tape.Full.class,
            List.of(STRING),
            failure -> Arrays.asList(failure.getMessage()),
            values -> new Tape.Full(values.at(0, STRING)));

    static final FailureType<Tape.Stuck> STUCK =
            FailureType.of(Tape.Stuck.class, List.of(), failure -> List.of(), values -> new Tape.Stuck());

    /**
     * @see Tape.Writer#write
     */
    static final ActivityMethod<Tape.Writer, Void> WRITE = ActivityMethod.<Tape.Writer>returningNothing(
                    "Tape.Writer.write", List.of(STRING), (writer, arguments) -> writer.write(arguments.at(0, STRING)))
            .answering(FULL, STUCK);

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Tape_WriterDefinition() {}

    @Override
    public String name() {
        return "Tape.Writer";
    }

    @Override
    public Class<Tape.Writer> contract() {
        return Tape.Writer.class;
    }

    @Override
    public List<ActivityMethod<Tape.Writer, ?>> methods() {
        return List.of(WRITE);
    }
}
