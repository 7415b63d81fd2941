package com.acme.shadows;

import io.durablefunctions.CallOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.lang.Byte;
import java.lang.Class;
import java.lang.Float;
import java.lang.Integer;
import java.lang.Override;
import java.lang.Short;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.time.Duration;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Meter}. In the journal its activities are {@code Meter.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
@SuppressWarnings("deprecation")
public final class MeterDefinition implements ActivitiesDefinition<Meter> {
    private static final ValueType<java.lang.Character> CHARACTER = ValueType.immutable(java.lang.Character.class);

    private static final ValueType<Byte> BYTE = ValueType.immutable(Byte.class);

    private static final ValueType<Short> SHORT = ValueType.immutable(Short.class);

    private static final ValueType<Float> FLOAT = ValueType.immutable(Float.class);

    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Character> CHARACTER_TYPE = ValueType.immutable(Character.class);

    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    /**
     * @see Meter#unit
     */
    static final ActivityMethod<Meter, java.lang.Character> UNIT = ActivityMethod.returning(
            CHARACTER,
            "Meter.unit",
            List.of(CHARACTER),
            (meter, arguments) -> meter.unit((char) arguments.at(0, CHARACTER)));

    /**
     * @see Meter#small
     */
    static final ActivityMethod<Meter, Byte> SMALL = ActivityMethod.returning(
            BYTE, "Meter.small", List.of(BYTE), (meter, arguments) -> meter.small((byte) arguments.at(0, BYTE)));

    /**
     * @see Meter#middle
     */
    static final ActivityMethod<Meter, Short> MIDDLE = ActivityMethod.returning(
            SHORT, "Meter.middle", List.of(SHORT), (meter, arguments) -> meter.middle((short) arguments.at(0, SHORT)));

    /**
     * @see Meter#exact
     */
    static final ActivityMethod<Meter, Float> EXACT = ActivityMethod.returning(
            FLOAT, "Meter.exact", List.of(FLOAT), (meter, arguments) -> meter.exact((float) arguments.at(0, FLOAT)));

    /**
     * @see Meter#cubic
     */
    static final ActivityMethod<Meter, String> M_ = ActivityMethod.<Meter, String>returning(
                    STRING,
                    "Meter.m³",
                    List.of(CHARACTER_TYPE),
                    (meter, arguments) -> meter.cubic(arguments.at(0, CHARACTER_TYPE)))
            .with(CallOptions.defaults().timeout(Duration.ofMillis(2592000500L)));

    /**
     * @see Meter#low
     */
    static final ActivityMethod<Meter, Integer> __ =
            ActivityMethod.returning(INTEGER, "Meter._", List.of(), (meter, arguments) -> meter.low());

    /**
     * @see Meter#dash
     */
    static final ActivityMethod<Meter, Integer> ___2 =
            ActivityMethod.returning(INTEGER, "Meter.-", List.of(), (meter, arguments) -> meter.dash());

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public MeterDefinition() {}

    @Override
    public String name() {
        return "Meter";
    }

    @Override
    public Class<Meter> contract() {
        return Meter.class;
    }

    @Override
    public List<ActivityMethod<Meter, ?>> methods() {
        return List.of(UNIT, SMALL, MIDDLE, EXACT, M_, __, ___2);
    }
}
