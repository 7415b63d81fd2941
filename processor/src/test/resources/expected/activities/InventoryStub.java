package com.acme.stock;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Inventory} from an orchestrator. In the journal they are {@code inventory.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class InventoryStub implements Inventory {
    private final ActivityCalls calls;

    private InventoryStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static InventoryStub in(OrchestrationContext context) {
        return new InventoryStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public InventoryStub with(CallOptions options) {
        return new InventoryStub(this.calls.with(options));
    }

    /**
     * Calls {@code inventory.find} and waits for it.
     *
     * @see Inventory#find
     */
    @Override
    public Optional<Item> find(Inventory.Key key) {
        return this.findAsync(key).await();
    }

    /**
     * Calls {@code inventory.find} and goes on.
     *
     * @see Inventory#find
     */
    public DurableFuture<Optional<Item>> findAsync(Inventory.Key key) {
        return this.calls.call(InventoryDefinition.FIND, key);
    }

    /**
     * Calls {@code inventory.findByName} and waits for it.
     *
     * @see Inventory#find
     */
    @Override
    public List<? extends Item> find(String name) {
        return this.findAsync(name).await();
    }

    /**
     * Calls {@code inventory.findByName} and goes on.
     *
     * @see Inventory#find
     */
    public DurableFuture<List<? extends Item>> findAsync(String name) {
        return this.calls.call(InventoryDefinition.FIND_BY_NAME, name);
    }

    /**
     * Calls {@code inventory.forecast} and waits for it.
     *
     * @see Inventory#forecast
     */
    @Override
    public Map<DayOfWeek, int[]> forecast(int... weights) {
        return this.forecastAsync(weights).await();
    }

    /**
     * Calls {@code inventory.forecast} and goes on.
     *
     * @see Inventory#forecast
     */
    public DurableFuture<Map<DayOfWeek, int[]>> forecastAsync(int... weights) {
        return this.calls.call(InventoryDefinition.FORECAST, weights);
    }

    /**
     * Calls {@code inventory.put} and waits for it.
     *
     * @see Inventory#put
     */
    @Override
    public void put(Inventory.Key key, Item value) {
        this.putAsync(key, value).await();
    }

    /**
     * Calls {@code inventory.put} and goes on.
     *
     * @see Inventory#put
     */
    public DurableFuture<Void> putAsync(Inventory.Key key, Item value) {
        return this.calls.call(InventoryDefinition.PUT, key, value);
    }

    /**
     * Calls {@code inventory.take} and waits for it.
     *
     * @see Inventory#take
     */
    @Override
    public Item take(Inventory.Key key) {
        return this.takeAsync(key).await();
    }

    /**
     * Calls {@code inventory.take} and goes on.
     *
     * @see Inventory#take
     */
    public DurableFuture<Item> takeAsync(Inventory.Key key) {
        return this.calls.call(InventoryDefinition.TAKE, key);
    }

    /**
     * Calls {@code inventory.check} and waits for it.
     *
     * @see Inventory#check
     */
    @Override
    public boolean check() {
        return this.checkAsync().await();
    }

    /**
     * Calls {@code inventory.check} and goes on.
     *
     * @see Inventory#check
     */
    public DurableFuture<Boolean> checkAsync() {
        return this.calls.call(InventoryDefinition.CHECK);
    }
}
