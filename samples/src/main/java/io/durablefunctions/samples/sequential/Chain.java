package io.durablefunctions.samples.sequential;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Four functions, each of which gets what the one before it returned. */
@Orchestrator
public interface Chain {
    String run(OrchestrationContext context, String input);
}
