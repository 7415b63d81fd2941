package com.acme.stock;

import io.durablefunctions.CallOptions;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivitiesDefinition;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.FailureType;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What the runtime knows of {@link Inventory}. In the journal its activities are {@code inventory.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class InventoryDefinition implements ActivitiesDefinition<Inventory> {
    private static final ValueType<Optional<Item>> OPTIONAL_OF_ITEM = new ValueType<>() {};

    private static final ValueType<Inventory.Key> KEY = ValueType.immutable(Inventory.Key.class);

    private static final ValueType<List<? extends Item>> LIST_OF_ITEM = new ValueType<>() {};

    private static final ValueType<String> STRING = ValueType.immutable(String.class);

    private static final ValueType<Map<DayOfWeek, int[]>> MAP_OF_DAY_OF_WEEK_AND_INT_ARRAY = new ValueType<>() {};

    private static final ValueType<int[]> INT_ARRAY = ValueType.of(int[].class);

    private static final ValueType<Item> ITEM = ValueType.immutable(Item.class);

    private static final ValueType<List<String>> LIST_OF_STRING = new ValueType<>() {};

    private static final ValueType<Boolean> BOOLEAN = ValueType.immutable(Boolean.class);

    static final FailureType<SoldOut> SOLD_OUT =
            FailureType.of(SoldOut.class, List.of(), failure -> List.of(), values -> new SoldOut());

    static final FailureType<NotOpen> NOT_OPEN = FailureType.of(
            NotOpen.class,
            List.of(LIST_OF_STRING, BOOLEAN),
            failure -> Arrays.asList(failure.days(), failure.today()),
            values -> new NotOpen(values.at(0, LIST_OF_STRING), (boolean) values.at(1, BOOLEAN)));

    /**
     * @see Inventory#find
     */
    static final ActivityMethod<Inventory, Optional<Item>> FIND = ActivityMethod.<Inventory, Optional<Item>>returning(
                    OPTIONAL_OF_ITEM,
                    "inventory.find",
                    List.of(KEY),
                    (inventory, arguments) -> inventory.find(arguments.at(0, KEY)))
            .with(CallOptions.defaults()
                    .retry(RetryPolicy.defaults().jitter(0.0).notOn(IllegalStateException.class, IOException.class))
                    .timeout(Duration.ofSeconds(90)));

    /**
     * @see Inventory#find
     */
    static final ActivityMethod<Inventory, List<? extends Item>> FIND_BY_NAME =
            ActivityMethod.<Inventory, List<? extends Item>>returning(
                            LIST_OF_ITEM,
                            "inventory.findByName",
                            List.of(STRING),
                            (inventory, arguments) -> inventory.find(arguments.at(0, STRING)))
                    .with(CallOptions.defaults()
                            .retry(RetryPolicy.defaults()
                                    .jitter(0.0)
                                    .notOn(IllegalStateException.class, IOException.class))
                            .timeout(Duration.ofDays(2)));

    /**
     * @see Inventory#forecast
     */
    static final ActivityMethod<Inventory, Map<DayOfWeek, int[]>> FORECAST =
            ActivityMethod.<Inventory, Map<DayOfWeek, int[]>>returning(
                            MAP_OF_DAY_OF_WEEK_AND_INT_ARRAY,
                            "inventory.forecast",
                            List.of(INT_ARRAY),
                            (inventory, arguments) -> inventory.forecast(arguments.at(0, INT_ARRAY)))
                    .with(CallOptions.defaults()
                            .retry(RetryPolicy.attempts(1)
                                    .firstDelay(Duration.ofMillis(500))
                                    .maxDelay(Duration.ofMillis(750)))
                            .timeout(Duration.ofSeconds(90)));

    /**
     * @see Inventory#put
     */
    static final ActivityMethod<Inventory, Void> PUT = ActivityMethod.<Inventory>returningNothing(
                    "inventory.put",
                    List.of(KEY, ITEM),
                    (inventory, arguments) -> inventory.put(arguments.at(0, KEY), arguments.at(1, ITEM)))
            .with(CallOptions.defaults()
                    .retry(RetryPolicy.defaults().jitter(0.0).notOn(IllegalStateException.class, IOException.class))
                    .timeout(Duration.ofSeconds(90)));

    /**
     * @see Inventory#take
     */
    static final ActivityMethod<Inventory, Item> TAKE = ActivityMethod.<Inventory, Item>returning(
                    ITEM,
                    "inventory.take",
                    List.of(KEY),
                    (inventory, arguments) -> inventory.take(arguments.at(0, KEY)))
            .with(CallOptions.defaults()
                    .retry(RetryPolicy.defaults().jitter(0.0).notOn(IllegalStateException.class, IOException.class))
                    .timeout(Duration.ofSeconds(90)))
            .answering(SOLD_OUT, NOT_OPEN);

    /**
     * @see Inventory#check
     */
    static final ActivityMethod<Inventory, Boolean> CHECK = ActivityMethod.<Inventory, Boolean>returning(
                    BOOLEAN, "inventory.check", List.of(), (inventory, arguments) -> inventory.check())
            .with(CallOptions.defaults()
                    .retry(RetryPolicy.defaults().jitter(0.0).notOn(IllegalStateException.class, IOException.class))
                    .timeout(Duration.ofSeconds(90)));

    /**
     * For {@link java.util.ServiceLoader}.
     */
    public InventoryDefinition() {}

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public Class<Inventory> contract() {
        return Inventory.class;
    }

    @Override
    public List<ActivityMethod<Inventory, ?>> methods() {
        return List.of(FIND, FIND_BY_NAME, FORECAST, PUT, TAKE, CHECK);
    }
}
