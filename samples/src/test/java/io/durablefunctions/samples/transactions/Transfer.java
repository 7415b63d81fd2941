package io.durablefunctions.samples.transactions;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Moves money from account to account, if there is enough. */
@Orchestrator
public interface Transfer {
    String run(OrchestrationContext context, Order order);

    /** What is to be moved. */
    record Order(String id, String from, String to, long cents) {}
}
