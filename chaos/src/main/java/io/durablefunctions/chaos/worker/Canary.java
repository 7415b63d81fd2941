package io.durablefunctions.chaos.worker;

import io.durablefunctions.ActivityContext;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.engine.DurableFunctionRuntimeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;

/** An orchestration that is never at rest: short activities one after the other, until a file says that the run is over. */
public final class Canary {

    /** The orchestrator's name. Its input is the number of its first step. */
    public static final String ORCHESTRATOR = "Canary";

    private static final String STEP = "Canary.step";
    private static final int STEPS_OF_A_HISTORY = 100;
    private static final int STEP_MILLIS = 50;

    private Canary() {}

    static void serve(DurableFunctionRuntimeBuilder host, ActivityFile log, Path end) {
        host.orchestrator(ORCHESTRATOR, Integer.class, Integer.class, Canary::run);
        host.activity(STEP, Integer.class, Boolean.class, step -> step(log, end, step));
    }

    private static Integer run(OrchestrationContext context, Integer first) {
        for (int step = first; step < first + STEPS_OF_A_HISTORY; step++) {
            if (!context.call(STEP, step, Boolean.class)) {
                return step;
            }
        }
        return context.continueAsNew(first + STEPS_OF_A_HISTORY);
    }

    private static Boolean step(ActivityFile log, Path end, Integer step) {
        ActivityContext context = ActivityContext.current();
        log.begins(context.instanceId(), step.toString(), context.attempt());
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        log.ends(context.instanceId(), step.toString(), context.attempt());
        return !Files.exists(end);
    }
}
