package io.durablefunctions.definition;

import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls behind a generated stub of an orchestrator. Immutable.
 *
 * @param <R> what the orchestrator returns
 */
public final class ChildCalls<R extends @Nullable Object> {

    private final DurableCalls calls;
    private final OrchestratorDefinition<?, R> definition;
    private final ChildOptions options;

    private ChildCalls(DurableCalls calls, OrchestratorDefinition<?, R> definition, ChildOptions options) {
        this.calls = calls;
        this.definition = definition;
        this.options = options;
    }

    /** The calls of this orchestration to that orchestrator. */
    public static <R extends @Nullable Object> ChildCalls<R> in(
            OrchestrationContext context, OrchestratorDefinition<?, R> definition) {
        return new ChildCalls<>(DurableCalls.in(context), definition, ChildOptions.defaults());
    }

    /** With these options. */
    public ChildCalls<R> with(ChildOptions options) {
        return new ChildCalls<>(calls, definition, options);
    }

    /** Calls it as a child. */
    public DurableFuture<R> call(@Nullable Object... arguments) {
        return calls.child(definition, options, Arrays.asList(arguments));
    }

    /** Starts one that nobody waits for; returns its id. */
    public String startDetached(@Nullable Object... arguments) {
        return calls.startDetached(definition, options, Arrays.asList(arguments));
    }

    /** Goes on from the top with this input. Never returns. */
    public R continueAsNew(@Nullable Object... arguments) {
        return calls.continueAsNew(definition, Arrays.asList(arguments));
    }

    /** Raises an event without a key. */
    public <T extends @Nullable Object> void raise(String instanceId, EventType<T> event, T payload) {
        calls.raise(instanceId, event, null, payload);
    }

    /** Raises an event with a key. */
    public <T extends @Nullable Object> void raise(String instanceId, EventType<T> event, String key, T payload) {
        calls.raise(instanceId, event, key, payload);
    }
}
