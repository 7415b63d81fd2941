package com.acme.clashes;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.lang.Class;
import java.lang.Override;
import java.lang.String;
import java.lang.Void;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Payments}. In the journal its activities are {@code Payments.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class PaymentsDefinition implements ActivitiesDefinition<Payments> {
    private static final ValueType<Payments.List> LIST = ValueType.immutable(Payments.List.class);

    private static final ValueType<String> STRING_TYPE = ValueType.immutable(String.class);

    private static final ValueType<Arguments> ARGUMENTS_TYPE = ValueType.immutable(Arguments.class);

    private static final ValueType<Duration> DURATION = ValueType.immutable(Duration.class);

    /**
     * @see Payments#in
     */
    static final ActivityMethod<Payments, Payments.List> IN = ActivityMethod.returning(
            LIST,
            "Payments.in",
            List.of(STRING_TYPE, STRING_TYPE),
            (payments, arguments) -> payments.in(arguments.at(0, STRING_TYPE), arguments.at(1, STRING_TYPE)));

    /**
     * @see Payments#with
     */
    static final ActivityMethod<Payments, Void> WITH = ActivityMethod.returningNothing(
            "Payments.with",
            List.of(ARGUMENTS_TYPE, STRING_TYPE),
            (payments, arguments) -> payments.with(arguments.at(0, ARGUMENTS_TYPE), arguments.at(1, STRING_TYPE)));

    /**
     * @see Payments#arguments
     */
    static final ActivityMethod<Payments, Duration> ARGUMENTS = ActivityMethod.returning(
            DURATION,
            "Payments.arguments",
            List.of(DURATION),
            (payments, arguments) -> payments.arguments(arguments.at(0, DURATION)));

    /**
     * @see Payments#string
     */
    static final ActivityMethod<Payments, String> STRING = ActivityMethod.returning(
            STRING_TYPE,
            "Payments.string",
            List.of(STRING_TYPE),
            (payments, arguments) -> payments.string(arguments.at(0, STRING_TYPE)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public PaymentsDefinition() {}

    @Override
    public String name() {
        return "Payments";
    }

    @Override
    public Class<Payments> contract() {
        return Payments.class;
    }

    @Override
    public List<ActivityMethod<Payments, ?>> methods() {
        return List.of(IN, WITH, ARGUMENTS, STRING);
    }
}
