package io.durablefunctions.testing;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.RetryPolicy;
import io.durablefunctions.engine.DurableFunctionRuntime;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import io.durablefunctions.engine.RuntimeOptions;
import io.durablefunctions.store.InMemoryStateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link TestRuntime} serves. Not thread-safe. */
public final class TestRuntimeBuilder {

    /** Instances stay in memory, so that a timer fires at its time; a delayed start is found within this. */
    private static final Duration POLLING = Duration.ofMinutes(1);

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final DurableFunctionRuntimeBuilder builder = DurableFunctionRuntime.builder();
    private RuntimeOptions options = RuntimeOptions.defaults()
            .hostId("test")
            .pollingInterval(POLLING)
            .idleTimeout(FOR_EVER)
            .maxConcurrentOrchestrations(1_000_000)
            .lease(FOR_EVER, FOR_EVER.dividedBy(2));

    private Instant start = Instant.parse("2026-01-01T00:00:00Z");

    TestRuntimeBuilder() {}

    /** The virtual time at which it starts. Default: 2026-01-01, midnight UTC. */
    public TestRuntimeBuilder startingAt(Instant start) {
        this.start = start;
        return this;
    }

    /** The retry policy of calls that set none. Default: as in production. */
    public TestRuntimeBuilder retry(RetryPolicy retry) {
        this.options = options.retry(retry);
        return this;
    }

    /** Serves the orchestrator of this contract. */
    public <C> TestRuntimeBuilder orchestrator(Class<C> contract, Supplier<? extends C> implementations) {
        builder.orchestrator(contract, implementations);
        return this;
    }

    /** Serves an orchestrator without a contract. */
    public <I extends @Nullable Object, R extends @Nullable Object> TestRuntimeBuilder orchestrator(
            String name, Class<I> input, Class<R> result, BiFunction<OrchestrationContext, I, R> orchestrator) {
        builder.orchestrator(name, input, result, orchestrator);
        return this;
    }

    /** Serves the activities of this contract. */
    public <C> TestRuntimeBuilder activities(Class<C> contract, C implementation) {
        builder.activities(contract, implementation);
        return this;
    }

    /** Serves an activity without a contract. */
    public <I extends @Nullable Object, R extends @Nullable Object> TestRuntimeBuilder activity(
            String name, Class<I> input, Class<R> result, Function<I, R> activity) {
        builder.activity(name, input, result, activity);
        return this;
    }

    /** Starts it. */
    public TestRuntime start() {
        VirtualWorkers workers = new VirtualWorkers(start);
        DurableFunctionRuntime runtime = builder.stateStore(new InMemoryStateStore(workers::now))
                .options(options)
                .workers(workers)
                .start();
        return new TestRuntime(runtime, workers);
    }
}
