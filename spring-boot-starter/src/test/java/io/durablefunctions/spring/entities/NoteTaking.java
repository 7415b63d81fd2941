package io.durablefunctions.spring.entities;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Keeps a note. */
@Orchestrator
public interface NoteTaking {

    /** "kept", or why not. */
    String take(OrchestrationContext context, String text);
}
