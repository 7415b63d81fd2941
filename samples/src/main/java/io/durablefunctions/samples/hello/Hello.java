package io.durablefunctions.samples.hello;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;

/** Greets many. */
@Orchestrator
public interface Hello {
    List<String> greetAll(OrchestrationContext context, List<String> names);
}
