package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Steps one after the other. */
@Orchestrator
public interface Sequence {
    int run(OrchestrationContext context, int steps);
}
