package io.durablefunctions.engine;

import io.durablefunctions.NoDefinitionException;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.Definitions;
import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.replay.Orchestrator;
import io.durablefunctions.store.StateStore;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a host serves and where it keeps it. Not thread-safe. */
public final class DurableFunctionRuntimeBuilder {

    private final Registry registry = new Registry();
    private RuntimeOptions options = RuntimeOptions.defaults();
    private @Nullable StateStore store;
    private boolean ownsStore = true;
    private @Nullable Workers workers;

    DurableFunctionRuntimeBuilder() {}

    /** The state store. The host closes it when it is closed itself. Required. */
    public DurableFunctionRuntimeBuilder stateStore(StateStore store) {
        this.store = store;
        this.ownsStore = true;
        return this;
    }

    /** A state store that others use too: the host leaves it open. */
    public DurableFunctionRuntimeBuilder sharedStateStore(StateStore store) {
        this.store = store;
        this.ownsStore = false;
        return this;
    }

    /** How the host works. Default: {@link RuntimeOptions#defaults()}. */
    public DurableFunctionRuntimeBuilder options(RuntimeOptions options) {
        this.options = options;
        return this;
    }

    /** Threads and stopwatch of one's own, for tests in virtual time. Default: real ones. */
    public DurableFunctionRuntimeBuilder workers(Workers workers) {
        this.workers = workers;
        return this;
    }

    /**
     * Serves the orchestrator of this contract.
     *
     * @param implementations makes a new implementation for each turn
     * @throws NoDefinitionException if nothing was generated for the contract
     * @throws io.durablefunctions.InvalidDefinitionException if its name is registered already
     */
    public <C> DurableFunctionRuntimeBuilder orchestrator(Class<C> contract, Supplier<? extends C> implementations) {
        return orchestrator(Definitions.ofOrchestrator(contract), implementations);
    }

    private <C, R extends @Nullable Object> DurableFunctionRuntimeBuilder orchestrator(
            OrchestratorDefinition<C, R> definition, Supplier<? extends C> implementations) {
        registry.add(new Orchestrator<>(definition, implementations));
        return this;
    }

    /** Serves an orchestrator without a contract, of one input, by this name. */
    public <I extends @Nullable Object, R extends @Nullable Object> DurableFunctionRuntimeBuilder orchestrator(
            String name, Class<I> input, Class<R> result, BiFunction<OrchestrationContext, I, R> orchestrator) {
        return orchestrator(name, ValueType.of(input), ValueType.of(result), orchestrator);
    }

    /** Serves an orchestrator without a contract, of one input, by this name. */
    public <I extends @Nullable Object, R extends @Nullable Object> DurableFunctionRuntimeBuilder orchestrator(
            String name, ValueType<I> input, ValueType<R> result, BiFunction<OrchestrationContext, I, R> orchestrator) {
        return orchestrator(new LambdaOrchestrator<>(name, input, result), () -> orchestrator);
    }

    /**
     * Serves the activities of this contract.
     *
     * @param implementation does the work; called by several threads at once
     * @throws NoDefinitionException if nothing was generated for the contract
     * @throws io.durablefunctions.InvalidDefinitionException if one of its names is registered already
     */
    public <C> DurableFunctionRuntimeBuilder activities(Class<C> contract, C implementation) {
        registry.add(Definitions.ofActivities(contract), implementation);
        return this;
    }

    /** Serves an activity without a contract, of one input, by this name. */
    public <I extends @Nullable Object, R extends @Nullable Object> DurableFunctionRuntimeBuilder activity(
            String name, Class<I> input, Class<R> result, Function<I, R> activity) {
        return activity(name, ValueType.of(input), ValueType.of(result), activity);
    }

    /** Serves an activity without a contract, of one input, by this name. */
    public <I extends @Nullable Object, R extends @Nullable Object> DurableFunctionRuntimeBuilder activity(
            String name, ValueType<I> input, ValueType<R> result, Function<I, R> activity) {
        registry.add(method(name, input, result), activity);
        return this;
    }

    /**
     * Serves an activity without a contract, of one input, by this name, in a transaction of the store: see {@link
     * io.durablefunctions.annotations.InStoreTransaction}.
     */
    public <I extends @Nullable Object, R extends @Nullable Object>
            DurableFunctionRuntimeBuilder activityInStoreTransaction(
                    String name, ValueType<I> input, ValueType<R> result, Function<I, R> activity) {
        registry.add(method(name, input, result).inStoreTransaction(), activity);
        return this;
    }

    private static <I extends @Nullable Object, R extends @Nullable Object> ActivityMethod<Function<I, R>, R> method(
            String name, ValueType<I> input, ValueType<R> result) {
        return ActivityMethod.returning(
                result, name, List.of(input), (function, arguments) -> function.apply(arguments.at(0, input)));
    }

    /**
     * The host, not started yet: {@link DurableFunctionRuntime#start()} does that.
     *
     * @throws IllegalStateException if there is no state store
     */
    public DurableFunctionRuntime build() {
        if (store == null) {
            throw new IllegalStateException(
                    "A host needs a state store. Give it one: .stateStore(PostgreSqlStateStore.connect(...)).");
        }
        Workers threads = workers != null ? workers : new ThreadedWorkers(options);
        return new DurableFunctionRuntime(store, ownsStore, options, registry, threads);
    }

    /**
     * Starts the host: brings the store's schema up to date, then begins to work.
     *
     * @throws IllegalStateException if there is no state store
     * @throws io.durablefunctions.StateStoreException if the store cannot be used
     */
    public DurableFunctionRuntime start() {
        DurableFunctionRuntime runtime = build();
        try {
            runtime.start();
            return runtime;
        } catch (RuntimeException failed) {
            runtime.workers().close();
            throw failed;
        }
    }

    /** The definition of an orchestrator that has no contract. */
    private record LambdaOrchestrator<I extends @Nullable Object, R extends @Nullable Object>(
            String name, ValueType<I> input, ValueType<R> result)
            implements OrchestratorDefinition<BiFunction<OrchestrationContext, I, R>, R> {

        @Override
        @SuppressWarnings("unchecked") // a function is all there is to the contract
        public Class<BiFunction<OrchestrationContext, I, R>> contract() {
            return (Class<BiFunction<OrchestrationContext, I, R>>) (Class<?>) BiFunction.class;
        }

        @Override
        public List<ValueType<?>> parameters() {
            return List.of(input);
        }

        @Override
        public R run(BiFunction<OrchestrationContext, I, R> orchestrator, OrchestrationCall call) {
            return orchestrator.apply(call.context(), call.argument(0, input));
        }
    }
}
