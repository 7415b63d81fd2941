package io.durablefunctions.definition;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was generated for an interface marked {@code @Orchestrator}.
 *
 * @param <C> the contract
 * @param <R> what its method returns
 */
public non-sealed interface OrchestratorDefinition<C, R extends @Nullable Object> extends Definition<C> {

    /** The types of the input, in the order of the parameters. */
    List<ValueType<?>> parameters();

    /** The type of the result. */
    ValueType<R> result();

    /** The exceptions that the contract names in {@code throws} as answers. */
    default List<FailureType<?>> answers() {
        return List.of();
    }

    /** Calls an implementation: one turn, from the top. */
    R run(C orchestrator, OrchestrationCall call) throws Exception;

    /** The generated client; empty where none was generated. */
    default Optional<Object> client(DurableFunctionClient client) {
        return Optional.empty();
    }
}
