package io.durablefunctions.spring.greetings;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Served elsewhere, if at all. */
@Orchestrator
public interface Farewell {

    /** Says goodbye. */
    void leave(OrchestrationContext context, String name);
}
