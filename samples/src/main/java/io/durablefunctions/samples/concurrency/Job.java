package io.durablefunctions.samples.concurrency;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;

/** Three steps, and who did them. */
@Orchestrator
public interface Job {
    List<String> run(OrchestrationContext context, int number);
}
