package io.durablefunctions.benchmarks.peers;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Steps all at the same time. */
@Orchestrator
public interface FanOut {
    int run(OrchestrationContext context, int width);
}
