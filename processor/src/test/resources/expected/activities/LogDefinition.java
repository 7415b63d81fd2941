package com.acme.stock;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.FailureType;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Log}. In the journal its activities are {@code Log.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class LogDefinition implements ActivitiesDefinition<Log> {
    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    private static final ValueType<Long> LONG = ValueType.immutable(Long.class);

    static final FailureType<Overrun> OVERRUN = FailureType.of(
            Overrun.class,
            List.of(INTEGER),
            failure -> Arrays.asList(failure.limit()),
            values -> new Overrun((int) values.at(0, INTEGER)));

    /**
     * @see Log#write
     */
    static final ActivityMethod<Log, Void> WRITE = ActivityMethod.<Log>returningNothing(
                    "Log.write", List.of(INTEGER), (log, arguments) -> log.write((int) arguments.at(0, INTEGER)))
            .answering(OVERRUN);

    /**
     * @see Log#write
     */
    static final ActivityMethod<Log, Void> WRITE_BOXED = ActivityMethod.returningNothing(
            "Log.writeBoxed", List.of(INTEGER), (log, arguments) -> log.write(arguments.at(0, INTEGER)));

    /**
     * @see Log#write
     */
    static final ActivityMethod<Log, Void> WRITE_BOTH = ActivityMethod.returningNothing(
            "Log.writeBoth",
            List.of(LONG, INTEGER),
            (log, arguments) -> log.write((long) arguments.at(0, LONG), arguments.at(1, INTEGER)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public LogDefinition() {}

    @Override
    public String name() {
        return "Log";
    }

    @Override
    public Class<Log> contract() {
        return Log.class;
    }

    @Override
    public List<ActivityMethod<Log, ?>> methods() {
        return List.of(WRITE, WRITE_BOXED, WRITE_BOTH);
    }
}
