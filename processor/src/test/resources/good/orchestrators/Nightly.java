package com.acme.jobs;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** No input, no result. */
@Orchestrator
public interface Nightly {
    void run(OrchestrationContext context);
}
