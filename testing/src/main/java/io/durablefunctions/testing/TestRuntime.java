package io.durablefunctions.testing;

import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.definition.TypedClient;
import io.durablefunctions.engine.DurableFunctionRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole engine in memory, in virtual time, on the thread of the test: nothing runs but in {@link #advance}, {@link #settle} and
 * whatever waits, such as a start or {@code handle.await}, whose timeout is virtual too. Each turn is replayed from the top, values are
 * stored as JSON and read back, as in production.
 *
 * <p>Activities run on the thread of the test; one that blocks, blocks the test. Not thread-safe.
 */
public final class TestRuntime implements TypedClient, AutoCloseable {

    private final DurableFunctionRuntime runtime;
    private final VirtualWorkers workers;

    TestRuntime(DurableFunctionRuntime runtime, VirtualWorkers workers) {
        this.runtime = runtime;
        this.workers = workers;
    }

    /** Registers what the runtime serves, then starts it. */
    public static TestRuntimeBuilder builder() {
        return new TestRuntimeBuilder();
    }

    /** The virtual time. */
    public Instant now() {
        return workers.now();
    }

    /**
     * Lets time pass, and all that happens in it happen, such as timers and retries; but a delayed start begins up to a minute after it is
     * due.
     */
    public void advance(Duration duration) {
        workers.advance(duration);
    }

    /** Runs all that can run without time passing. */
    public void settle() {
        workers.settle();
    }

    @Override
    public OrchestrationHandle<String> start(String orchestrator, StartOptions options, String inputJson) {
        return runtime.start(orchestrator, options, inputJson);
    }

    @Override
    public <R extends @Nullable Object> OrchestrationHandle<R> start(
            OrchestratorDefinition<?, R> definition, StartOptions options, List<? extends @Nullable Object> arguments) {
        return runtime.start(definition, options, arguments);
    }

    @Override
    public OrchestrationHandle<String> handle(String instanceId) {
        return runtime.handle(instanceId);
    }

    @Override
    public <R extends @Nullable Object> OrchestrationHandle<R> handle(
            OrchestratorDefinition<?, R> definition, String instanceId) {
        return runtime.handle(definition, instanceId);
    }

    @Override
    public void raiseEvent(String instanceId, String event, String payloadJson) {
        runtime.raiseEvent(instanceId, event, payloadJson);
    }

    @Override
    public <T extends @Nullable Object> void raise(
            String instanceId, EventType<T> event, @Nullable String key, T payload) {
        runtime.raise(instanceId, event, key, payload);
    }

    /** Where an instance stands, once all that can run now has run; empty if there is none of this id. */
    @Override
    public Optional<OrchestrationStatus> status(String instanceId) {
        settle();
        return runtime.status(instanceId);
    }

    /** What an instance told last, once all that can run now has run. */
    @Override
    public <T> Optional<T> progress(String instanceId, ValueType<T> type) {
        settle();
        return runtime.progress(instanceId, type);
    }

    @Override
    public boolean purge(String instanceId) {
        settle();
        return runtime.purge(instanceId);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
