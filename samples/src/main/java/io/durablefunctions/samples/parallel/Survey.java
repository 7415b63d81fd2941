package io.durablefunctions.samples.parallel;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;

/** Asks for the weather in many cities at the same time and puts the answers together. */
@Orchestrator
public interface Survey {

    Summary ask(OrchestrationContext context, List<String> cities);

    record Summary(int cities, int coldest, int warmest, double average) {}
}
