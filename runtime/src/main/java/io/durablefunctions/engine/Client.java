package io.durablefunctions.engine;

import io.durablefunctions.InstanceEndedException;
import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.InstanceRunningException;
import io.durablefunctions.NoDefinitionException;
import io.durablefunctions.OrchestrationHandle;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.StartOptions;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.definition.StoredArguments;
import io.durablefunctions.definition.TypedClient;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Starts, messages and questions, from outside. Shared by hosts and by clients without a host. Thread-safe. */
abstract class Client implements TypedClient {

    private final StateStore store;
    private final JsonCodec codec;
    private final StoredForm stored;
    private final Duration lease;

    Client(StateStore store, JsonCodec codec, Duration lease) {
        this.store = store;
        this.codec = codec;
        this.stored = new StoredForm(codec);
        this.lease = lease;
    }

    // ---- what differs with and without a host

    /** Writes messages, waits until they are durable, and lets those who are here know. */
    abstract Written write(Commit commit);

    /** Starts an instance and waits until it is durable. */
    abstract Begun begin(String instanceId, String orchestrator, DurableStateDto state, Duration delay);

    /** How an instance ends that is run here; null if it is not here. */
    abstract @Nullable CompletableFuture<Optional<Completions.Ended>> endingHere(String instanceId);

    /**
     * An instance that was started.
     *
     * @param result what became of the start
     * @param ending how it ends, if it is run here; null if it is not
     */
    record Begun(StartResult result, @Nullable CompletableFuture<Optional<Completions.Ended>> ending) {}

    abstract boolean isHere(String instanceId);

    /** The definition of an orchestrator that is served here; null if it is not known. */
    abstract @Nullable OrchestratorDefinition<?, ?> definition(String orchestrator);

    /** Whether an orchestrator that is not known here cannot be started from here. */
    abstract boolean refusesUnknown();

    abstract Completions completions();

    abstract Workers workers();

    abstract String claimant();

    // ---- starts

    @Override
    public final OrchestrationHandle<String> start(String orchestrator, StartOptions options, String inputJson) {
        Payload input = codec.parse(inputJson, "the input of " + orchestrator);
        OrchestratorDefinition<?, ?> definition = definition(orchestrator);
        if (definition != null) {
            checkFits(definition, input);
        } else if (refusesUnknown()) {
            throw new NoDefinitionException("No orchestrator '" + orchestrator
                    + "' is registered on this host. Register it, or check the name: it is case-sensitive.");
        }
        return handle(
                start(orchestrator, options, input),
                (name, state) -> output(state).json(),
                List.of());
    }

    private void checkFits(OrchestratorDefinition<?, ?> definition, Payload input) {
        List<ValueType<?>> parameters = definition.parameters();
        StoredArguments arguments = StoredArguments.of(codec, input, parameters, "the input of " + definition.name());
        for (int i = 0; i < parameters.size(); i++) {
            arguments.at(i, parameters.get(i));
        }
    }

    @Override
    public final <R extends @Nullable Object> OrchestrationHandle<R> start(
            OrchestratorDefinition<?, R> definition, StartOptions options, List<? extends @Nullable Object> arguments) {
        String what = "the input of " + definition.name();
        Payload input = codec.checkInput(codec.encodeAll(arguments, definition.parameters(), what), what);
        return handle(
                start(definition.name(), options, input),
                (name, state) -> result(definition, name, state),
                definition.answers());
    }

    /** An instance to hand out a handle of. */
    private record Started(String instanceId, @Nullable CompletableFuture<Optional<Completions.Ended>> ending) {}

    private Started start(String orchestrator, StartOptions options, Payload input) {
        String id = options.id().orElseGet(workers()::newId);
        DurableStateDto state = DurableStateDto.initial(input, workers().newId(), null, options.tags());
        Begun begun = begin(id, orchestrator, state, options.delay());
        if (begun.result() instanceof StartResult.Exists exists) {
            ExistingInstance.check(id, orchestrator, options, state, exists, stored);
        }
        return new Started(id, begun.ending());
    }

    static Written.Durable durable(Written written) {
        if (written instanceof Written.Durable durable) {
            return durable;
        }
        if (written instanceof Written.Failed failed) {
            throw failed.cause();
        }
        throw new IllegalStateException("a call from outside holds no lease to lose");
    }

    // ---- handles

    @Override
    public final OrchestrationHandle<String> handle(String instanceId) {
        return handle(
                new Started(instanceId, null), (name, state) -> output(state).json(), List.of());
    }

    @Override
    public final <R extends @Nullable Object> OrchestrationHandle<R> handle(
            OrchestratorDefinition<?, R> definition, String instanceId) {
        return handle(
                new Started(instanceId, null), (name, state) -> result(definition, name, state), definition.answers());
    }

    private <R extends @Nullable Object> OrchestrationHandle<R> handle(
            Started started, BiFunction<String, DurableStateDto, R> result, List<FailureType<?>> answers) {
        return new Handle<>(this, started.instanceId(), started.ending(), result, answers);
    }

    private <R extends @Nullable Object> R result(
            OrchestratorDefinition<?, R> definition, String orchestrator, DurableStateDto state) {
        return codec.decode(output(state), definition.result(), "the result of " + orchestrator);
    }

    private static Payload output(DurableStateDto state) {
        return state.output() == null ? Payload.NULL : state.output();
    }

    /** The exception of one's own that a failure is; null if it is none. */
    final @Nullable RuntimeException answer(DurableStateDto failed, List<FailureType<?>> answers) {
        for (FailureType<?> answer : answers) {
            if (failed.failure() != null
                    && failed.data() != null
                    && answer.name().equals(failed.failure().type())) {
                return answer.rebuilt()
                        .apply(StoredArguments.of(
                                codec, failed.data(), answer.parameters(), "the data of " + answer.name()));
            }
        }
        return null;
    }

    // ---- messages

    @Override
    public final void raiseEvent(String instanceId, String event, String payloadJson) {
        send(instanceId, new Event.EventRaised(event, codec.parse(payloadJson, "event '" + event + "'")));
    }

    @Override
    public final <T extends @Nullable Object> void raise(
            String instanceId, EventType<T> event, @Nullable String key, T payload) {
        String what = "event '" + event.queue(key) + "'";
        Payload encoded = codec.checkInput(codec.encode(payload, event.payload(), what), what);
        send(instanceId, new Event.EventRaised(event.queue(key), encoded));
    }

    private void send(String instanceId, Event event) {
        if (!trySend(instanceId, event)) {
            throw new InstanceEndedException(
                    "Instance '" + instanceId + "' has ended (" + standing(instanceId) + ") and takes no more events.");
        }
    }

    private boolean trySend(String instanceId, Event event) {
        String payload = stored.ofMessage(event);
        while (true) {
            Message message = new Message(instanceId, workers().newId(), payload, isHere(instanceId));
            if (durable(write(Commit.of(message))).undelivered().isEmpty()) {
                return true;
            }
            if (standing(instanceId).isEnded()) {
                return false;
            }
            // It was started since the message was refused.
        }
    }

    final void terminate(String instanceId, String reason) {
        if (trySend(instanceId, new Event.Terminated(reason))) {
            new Termination(store, stored, claimant(), lease).end(instanceId, reason);
        }
    }

    final void suspend(String instanceId, String reason) {
        send(instanceId, new Event.Suspended(reason));
    }

    final void resume(String instanceId, String reason) {
        send(instanceId, new Event.Resumed(reason));
        store.release(instanceId);
    }

    // ---- questions

    final OrchestrationStatus known(String instanceId) {
        return status(instanceId).orElseThrow(() -> absent(instanceId));
    }

    /** For whoever asks no more than that: it is known also of what cannot be read. */
    private RuntimeStatus standing(String instanceId) {
        StoredInstance found = store.find(instanceId, true).orElseThrow(() -> absent(instanceId));
        return Statuses.listed(found, stored).status();
    }

    private static InstanceNotFoundException absent(String instanceId) {
        return new InstanceNotFoundException("There is no instance '" + instanceId + "'.");
    }

    @Override
    public final Optional<OrchestrationStatus> status(String instanceId) {
        Optional<StoredInstance> found = store.find(instanceId, true);
        return found.map(instance -> Statuses.of(instance, stored));
    }

    @Override
    public final <T> Optional<T> progress(String instanceId, ValueType<T> type) {
        String progress = known(instanceId).progress();
        return progress == null
                ? Optional.empty()
                : Optional.ofNullable(codec.decode(new Payload(progress), type, "the progress of " + instanceId));
    }

    @Override
    public final boolean purge(String instanceId) {
        return switch (store.purge(instanceId)) {
            case REMOVED -> true;
            case ABSENT -> false;
            case RUNNING ->
                throw new InstanceRunningException(
                        "Instance '" + instanceId + "' has not ended. Terminate it before it is purged.");
        };
    }
}
