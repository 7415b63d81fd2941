package io.durablefunctions.definition;

/**
 * What was generated for a contract. Found by {@link java.util.ServiceLoader} or by the contract's name, see {@link Definitions}.
 *
 * @param <C> the contract
 */
public sealed interface Definition<C> permits ActivitiesDefinition, OrchestratorDefinition {

    /** The stored name: of the orchestrator, or the first half of the activities' names. */
    String name();

    /** The contract. */
    Class<C> contract();
}
