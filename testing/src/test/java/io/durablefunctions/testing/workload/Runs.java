package io.durablefunctions.testing.workload;

import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.testing.TestRuntime;
import io.durablefunctions.testing.TestRuntimeBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs programs in virtual time and does what has to be done from outside. */
final class Runs implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(3);

    private final TestRuntime runtime;

    Runs(ActivityLog log) {
        TestRuntimeBuilder builder = TestRuntime.builder();
        Workload.serve(builder, log);
        runtime = builder.start();
    }

    /** How it ended. */
    Ending ending(Program program, String instanceId) {
        runtime.start(Workload.ORCHESTRATOR, StartOptions.id(instanceId), Workload.input(program));
        List<Stimulus> open = new ArrayList<>(ProgramModel.stimuli(program, instanceId));
        var end = runtime.now().plus(PATIENCE);
        while (runtime.now().isBefore(end)) {
            OrchestrationStatus status = runtime.status(instanceId).orElseThrow();
            if (status.status().isEnded()) {
                return endingOf(status);
            }
            open.removeIf(this::isDone);
            runtime.advance(STEP);
        }
        throw new AssertionError(instanceId + " does not end: " + runtime.status(instanceId) + ", open: " + open);
    }

    private boolean isDone(Stimulus stimulus) {
        try {
            if (stimulus.terminate()) {
                runtime.handle(stimulus.instanceId()).terminate("by the test");
            } else {
                runtime.raiseEvent(stimulus.instanceId(), stimulus.eventName(), stimulus.payloadJson());
            }
            return true;
        } catch (InstanceNotFoundException notYet) {
            return false;
        } catch (InstanceEndedException over) {
            return true;
        }
    }

    private static Ending endingOf(OrchestrationStatus status) {
        return switch (status.status()) {
            case COMPLETED -> new Ending(Ending.Status.COMPLETED, status.output());
            case FAILED -> new Ending(Ending.Status.FAILED, status.failure().message());
            default -> new Ending(Ending.Status.TERMINATED, status.reason());
        };
    }

    @Override
    public void close() {
        runtime.close();
    }
}
