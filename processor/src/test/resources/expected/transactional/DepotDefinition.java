package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.time.Duration;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Depot}. In the journal its activities are {@code Depot.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class DepotDefinition implements ActivitiesDefinition<Depot> {
    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    /**
     * @see Depot#move
     */
    static final ActivityMethod<Depot, Void> MOVE = ActivityMethod.<Depot>returningNothing(
                    "Depot.move", List.of(STRING), (depot, arguments) -> depot.move(arguments.at(0, STRING)))
            .with(CallOptions.defaults().timeout(Duration.ofMinutes(1)));

    /**
     * @see Depot#count
     */
    static final ActivityMethod<Depot, Integer> COUNT = ActivityMethod.<Depot, Integer>returning(
                    INTEGER, "Depot.count", List.of(STRING), (depot, arguments) -> depot.count(arguments.at(0, STRING)))
            .with(CallOptions.defaults().retry(RetryPolicy.attempts(2)).timeout(Duration.ofMinutes(1)))
            .inStoreTransaction();

    /**
     * @see Depot#putBack
     */
    static final ActivityMethod<Depot, Void> PUT_BACK = ActivityMethod.<Depot>returningNothing(
                    "Depot.putBack", List.of(STRING), (depot, arguments) -> depot.putBack(arguments.at(0, STRING)))
            .with(CallOptions.defaults().retry(RetryPolicy.attempts(2)).timeout(Duration.ofMinutes(1)))
            .inStoreTransaction();

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public DepotDefinition() {}

    @Override
    public String name() {
        return "Depot";
    }

    @Override
    public Class<Depot> contract() {
        return Depot.class;
    }

    @Override
    public List<ActivityMethod<Depot, ?>> methods() {
        return List.of(MOVE, COUNT, PUT_BACK);
    }
}
