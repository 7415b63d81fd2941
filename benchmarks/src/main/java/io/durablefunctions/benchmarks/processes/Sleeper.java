package io.durablefunctions.benchmarks.processes;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Sleeps until an event comes, or until a time. */
@Orchestrator
public interface Sleeper {

    /**
     * Sleeps once.
     *
     * @param forEvent whether it is an event that it waits for; the two other parameters are ignored then
     * @param due when it is to wake, in milliseconds since 1970
     * @param spacing how many microseconds later each next instance is to wake: instances have a number at the end of their id
     */
    int run(OrchestrationContext context, boolean forEvent, long due, long spacing);
}
