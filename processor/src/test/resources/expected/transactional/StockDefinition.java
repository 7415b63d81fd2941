package com.acme;

import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Stock}. In the journal its activities are {@code Stock.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class StockDefinition implements ActivitiesDefinition<Stock> {
    private static final ValueType<Integer> INTEGER = ValueType.immutable(Integer.class);

    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    /**
     * @see Stock#take
     */
    static final ActivityMethod<Stock, Integer> TAKE = ActivityMethod.<Stock, Integer>returning(
                    INTEGER,
                    "Stock.take",
                    List.of(STRING, INTEGER),
                    (stock, arguments) -> stock.take(arguments.at(0, STRING), (int) arguments.at(1, INTEGER)))
            .inStoreTransaction();

    /**
     * @see Stock#putBack
     */
    static final ActivityMethod<Stock, Void> PUT_BACK = ActivityMethod.<Stock>returningNothing(
                    "Stock.putBack", List.of(STRING), (stock, arguments) -> stock.putBack(arguments.at(0, STRING)))
            .inStoreTransaction();

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public StockDefinition() {}

    @Override
    public String name() {
        return "Stock";
    }

    @Override
    public Class<Stock> contract() {
        return Stock.class;
    }

    @Override
    public List<ActivityMethod<Stock, ?>> methods() {
        return List.of(TAKE, PUT_BACK);
    }
}
