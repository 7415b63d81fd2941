package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.operations.Answer;
import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** By asking a worker, any that serves. */
final class FleetChannel implements Channel {

    private static final int PATIENCE_SECONDS = 30;

    private final Fleet fleet;

    FleetChannel(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public Answer perform(Operation operation) {
        // no part of what the seed decides: who serves at this moment depends on the machine
        return fleet.serving(ThreadLocalRandom.current())
                .map(worker -> await(worker.ask(operation)))
                .orElse(new Answer(Outcome.FAILED, "No worker serves."));
    }

    private static Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return new Answer(Outcome.UNKNOWN, "No answer in " + PATIENCE_SECONDS + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(Outcome.UNKNOWN, "Nobody waits any more.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
