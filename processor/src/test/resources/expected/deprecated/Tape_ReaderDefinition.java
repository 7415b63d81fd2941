package com.acme.archive;

import io.durablefunctions.CallOptions;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Tape.Reader}. In the journal its activities are {@code Tape.Reader.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class Tape_ReaderDefinition implements ActivitiesDefinition<Tape.Reader> {
    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    /**
     * @see Tape.Reader#read
     */
    static final ActivityMethod<Tape.Reader, String> READ = ActivityMethod.<Tape.Reader, String>returning(
                    STRING, "Tape.Reader.read", List.of(), (reader, arguments) -> reader.read())
            .with(CallOptions.defaults().retry(RetryPolicy.defaults().notOn(Tape.Torn.class)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public Tape_ReaderDefinition() {}

    @Override
    public String name() {
        return "Tape.Reader";
    }

    @Override
    public Class<Tape.Reader> contract() {
        return Tape.Reader.class;
    }

    @Override
    public List<ActivityMethod<Tape.Reader, ?>> methods() {
        return List.of(READ);
    }
}
