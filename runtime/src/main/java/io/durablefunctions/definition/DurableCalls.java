package io.durablefunctions.definition;

import io.durablefunctions.CallOptions;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The typed calls of an orchestration, behind generated stubs. Each context is one. */
public interface DurableCalls extends OrchestrationContext {

    /** Calls an activity. */
    <R extends @Nullable Object> DurableFuture<R> activity(
            ActivityMethod<?, R> method, CallOptions options, List<? extends @Nullable Object> arguments);

    /** Calls an orchestrator as a child. */
    <R extends @Nullable Object> DurableFuture<R> child(
            OrchestratorDefinition<?, R> definition, ChildOptions options, List<? extends @Nullable Object> arguments);

    /** Starts an orchestrator that nobody waits for, once this turn is durable; returns its id. */
    String startDetached(
            OrchestratorDefinition<?, ?> definition, ChildOptions options, List<? extends @Nullable Object> arguments);

    /** Goes on from the top with this input. Never returns. */
    <R extends @Nullable Object> R continueAsNew(
            OrchestratorDefinition<?, R> definition, List<? extends @Nullable Object> arguments);

    /** Raises an event to another orchestration, once this turn is durable. */
    <T extends @Nullable Object> void raise(String instanceId, EventType<T> event, @Nullable String key, T payload);

    /** The typed calls of a context. */
    static DurableCalls in(OrchestrationContext context) {
        if (context instanceof DurableCalls calls) {
            return calls;
        }
        throw new IllegalArgumentException(
                context.getClass().getName()
                        + " is no context of this framework. Give the stub the context that the orchestrator's method was given.");
    }
}
