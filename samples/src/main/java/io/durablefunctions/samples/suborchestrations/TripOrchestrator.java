package io.durablefunctions.samples.suborchestrations;

import io.durablefunctions.ChildFailedException;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import java.util.ArrayList;
import java.util.List;

/** All stages at the same time; one that fails does not stop the others. */
public final class TripOrchestrator implements Trip {

    @Override
    public List<String> book(OrchestrationContext context, List<String> cities) {
        Trip_StageStub stage = Trip_StageStub.in(context);
        List<DurableFuture<String>> stages = new ArrayList<>();
        for (int i = 1; i < cities.size(); i++) {
            stages.add(stage.with(ChildOptions.id(context.instanceId() + "-stage-" + i))
                    .bookAsync(cities.get(i - 1), cities.get(i)));
        }
        List<String> lines = new ArrayList<>();
        for (DurableFuture<String> booked : stages) {
            try {
                lines.add(booked.await());
            } catch (ChildFailedException e) {
                lines.add(e.instanceId().replaceFirst(".*-stage-", "stage ") + " could not be booked: "
                        + e.failure().message());
            }
        }
        return lines;
    }
}
