package io.durablefunctions.spring.greetings;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Greets somebody. */
@Orchestrator
public interface Welcome {

    /** The greeting. */
    String welcome(OrchestrationContext context, String name);
}
