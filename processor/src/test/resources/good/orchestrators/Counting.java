package com.acme.jobs;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.annotations.Orchestrator;
import java.io.IOException;

/** Primitives; not public; progress of a type that is also an input. */
@Orchestrator("counting-v1")
interface Counting {
    int count(OrchestrationContext context, long from, int by, Progress<Long> progress) throws IOException, TooMany;
}
