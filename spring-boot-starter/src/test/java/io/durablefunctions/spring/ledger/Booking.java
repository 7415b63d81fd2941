package io.durablefunctions.spring.ledger;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Books one entry. */
@Orchestrator
public interface Booking {

    /** At which attempt it was booked. */
    int book(OrchestrationContext context, String entry);
}
