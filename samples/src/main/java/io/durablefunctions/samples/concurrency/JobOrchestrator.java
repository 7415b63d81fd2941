package io.durablefunctions.samples.concurrency;

import io.durablefunctions.OrchestrationContext;
import java.util.ArrayList;
import java.util.List;

/** One step after the other. */
public final class JobOrchestrator implements Job {

    private static final int STEPS = 3;

    @Override
    public List<String> run(OrchestrationContext context, int number) {
        StepStub step = StepStub.in(context);
        List<String> hosts = new ArrayList<>();
        for (int i = 1; i <= STEPS; i++) {
            hosts.add(step.work(number, i));
        }
        return hosts;
    }
}
