package io.durablefunctions.samples.eternal;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Reads a meter again and again. One that runs for years does it by the same code. */
@Orchestrator
public interface Metering {

    Total run(OrchestrationContext context, Total soFar, int rounds);

    record Total(int rounds, long kilowattHours) {}
}
