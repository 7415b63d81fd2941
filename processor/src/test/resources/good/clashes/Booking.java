package com.acme.clashes;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Progress;
import io.durablefunctions.annotations.ExternalEvents;
import io.durablefunctions.annotations.Orchestrator;

/** Parameters with the names of ours; an event that is called like a constant of ours and one that hides its own. */
@Orchestrator
public interface Booking {
    String with(
            OrchestrationContext ctx,
            String context,
            String options,
            String timeout,
            Call call,
            Instance instance,
            Event events,
            Progress<Instance> progress);

    /** Its constant has the name of an event. */
    @ExternalEvents
    interface Event {
        String INSTANCE = "hidden";

        DurableFuture<Call> instance(String instance);

        DurableFuture<String> call(String instanceId);

        DurableFuture<Call> instanceId();
    }

    record Call(String name) {}

    record Instance(String name) {}
}
