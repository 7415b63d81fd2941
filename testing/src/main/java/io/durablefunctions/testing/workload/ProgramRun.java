package io.durablefunctions.testing.workload;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;

/** Runs a program. The result is what it saw: a text for each step, and those of children after that of their step. */
@Orchestrator(Workload.ORCHESTRATOR)
interface ProgramRun {

    List<String> run(OrchestrationContext context, Chapter chapter);
}
