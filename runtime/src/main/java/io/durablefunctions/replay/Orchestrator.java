package io.durablefunctions.replay;

import io.durablefunctions.definition.OrchestrationCall;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An orchestrator that can be run: its definition and a new implementation for each turn.
 *
 * @param definition what is known of the contract
 * @param implementations makes an implementation
 */
public record Orchestrator<C, R extends @Nullable Object>(
        OrchestratorDefinition<C, R> definition, Supplier<? extends C> implementations) {

    R call(OrchestrationCall call) throws Exception {
        return definition.run(implementations.get(), call);
    }
}
