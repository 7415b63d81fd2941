package io.durablefunctions.samples.retry;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Orchestrator;

/** Delivers a parcel, by the second carrier if the first cannot. */
@Orchestrator
public interface Delivery {

    /** Returns what became of the parcel. */
    String deliver(OrchestrationContext context, String address);
}
