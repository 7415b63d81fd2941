package io.durablefunctions.engine;

import io.durablefunctions.DurableTimeoutException;
import io.durablefunctions.FailureDetails;
import io.durablefunctions.OrchestrationFailedException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.OrchestrationTerminatedException;
import io.durablefunctions.Times;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.journal.DurableStateDto;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** An instance, seen through a client. Immutable. */
final class Handle<R extends @Nullable Object> implements OrchestrationHandle<R> {

    private final Client client;
    private final String instanceId;
    private final @Nullable CompletableFuture<Optional<Completions.Ended>> here;
    private final BiFunction<String, DurableStateDto, R> result;
    private final List<FailureType<?>> answers;

    Handle(
            Client client,
            String instanceId,
            @Nullable CompletableFuture<Optional<Completions.Ended>> here,
            BiFunction<String, DurableStateDto, R> result,
            List<FailureType<?>> answers) {
        this.client = client;
        this.instanceId = instanceId;
        this.here = here;
        this.result = result;
        this.answers = answers;
    }

    @Override
    public String instanceId() {
        return instanceId;
    }

    @Override
    public R await(Duration timeout) {
        Workers workers = client.workers();
        long begun = workers.nanoTime();
        try {
            Completions.Ended ended = endedHere(timeout);
            return result(
                    ended != null
                            ? ended
                            : ended(Duration.ofNanos(Times.nanos(timeout) - (workers.nanoTime() - begun))));
        } catch (TimeoutException late) {
            throw new DurableTimeoutException(timeout);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for " + instanceId + ", which goes on.");
        }
    }

    /** Null if it is not here, or not any more. */
    private Completions.@Nullable Ended endedHere(Duration timeout) throws TimeoutException, InterruptedException {
        CompletableFuture<Optional<Completions.Ended>> ending = here != null ? here : client.endingHere(instanceId);
        return ending == null ? null : client.workers().join(ending, timeout).orElse(null);
    }

    private Completions.Ended ended(Duration timeout) throws TimeoutException, InterruptedException {
        CompletableFuture<Completions.Ended> ended = client.completions().of(instanceId);
        try {
            return client.workers().join(ended, timeout);
        } finally {
            client.completions().forget(instanceId, ended);
        }
    }

    private R result(Completions.Ended ended) {
        DurableStateDto state = ended.state();
        return switch (state.status()) {
            case COMPLETED -> result.apply(ended.orchestrator(), state);
            case FAILED -> throw failure(ended.orchestrator(), state);
            default ->
                throw new OrchestrationTerminatedException(
                        instanceId + " (" + ended.orchestrator() + ") was terminated: " + state.reason());
        };
    }

    private RuntimeException failure(String orchestrator, DurableStateDto state) {
        RuntimeException answer = client.answer(state, answers);
        if (answer != null) {
            return answer;
        }
        FailureDetails failure = state.failure();
        return new OrchestrationFailedException(
                orchestrator,
                instanceId,
                failure != null ? failure : new FailureDetails(List.of("unknown"), null, "", null));
    }

    @Override
    public OrchestrationStatus status() {
        return client.known(instanceId);
    }

    @Override
    public void terminate(String reason) {
        client.terminate(instanceId, reason);
    }

    @Override
    public void suspend(String reason) {
        client.suspend(instanceId, reason);
    }

    @Override
    public void resume(String reason) {
        client.resume(instanceId, reason);
    }

    @Override
    public String toString() {
        return instanceId;
    }
}
