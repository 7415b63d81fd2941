package io.durablefunctions.replay;

import io.durablefunctions.CallOptions;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.DurableOperation;
import io.durablefunctions.Times;
import io.durablefunctions.ValueType;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.DurableCalls;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.FailureType;
import io.durablefunctions.definition.OrchestratorDefinition;
import io.durablefunctions.journal.Event.ActivityScheduled;
import io.durablefunctions.journal.Event.ChildScheduled;
import io.durablefunctions.journal.Event.DetachedStarted;
import io.durablefunctions.journal.Event.EventSent;
import io.durablefunctions.journal.Event.ProgressSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The context of one turn: makes what it is asked into decisions of the {@link Turn}. */
final class TurnContext implements DurableCalls {

    private final Turn turn;
    private final Execution execution;
    private final OrchestratorDefinition<?, ?> definition;
    private final int longHistory;
    private final Inputs inputs;
    private final Randomness randomness;
    private final Logger logger;

    TurnContext(
            Turn turn,
            Execution execution,
            OrchestratorDefinition<?, ?> definition,
            int longHistory,
            Inputs inputs,
            Logger logger) {
        this.turn = turn;
        this.execution = execution;
        this.definition = definition;
        this.longHistory = longHistory;
        this.inputs = inputs;
        this.randomness = new Randomness(execution.startId(), execution.firstOrdinal());
        this.logger = logger;
    }

    @Override
    public String instanceId() {
        return execution.instanceId();
    }

    @Override
    public Optional<String> parentInstanceId() {
        return Optional.ofNullable(execution.parent()).map(parent -> parent.instanceId());
    }

    @Override
    public String orchestratorName() {
        return definition.name();
    }

    @Override
    public Instant now() {
        return turn.now();
    }

    @Override
    public UUID randomUuid() {
        turn.enter();
        return randomness.uuid();
    }

    @Override
    public RandomGenerator random() {
        turn.enter();
        return randomness.numbers();
    }

    @Override
    public Logger logger() {
        return logger;
    }

    @Override
    public boolean isReplaying() {
        return turn.isReplaying();
    }

    @Override
    public boolean isHistoryLong() {
        return turn.length() >= longHistory;
    }

    @Override
    public DurableFuture<Instant> timer(Duration delay) {
        return timer(Times.later(now(), delay));
    }

    @Override
    public DurableFuture<Instant> timer(Instant due) {
        return DurableFuture.of(turn.startTimer(due));
    }

    @Override
    public <R extends @Nullable Object> DurableFuture<R> activity(
            ActivityMethod<?, R> method, CallOptions options, List<? extends @Nullable Object> arguments) {
        return DurableFuture.of(scheduled(
                method.name(),
                Inputs.of(arguments, method.parameters()),
                options.orElse(method.options()),
                method.result(),
                method.answers()));
    }

    @Override
    public <R extends @Nullable Object> DurableFuture<R> callAsync(
            String activity, @Nullable Object input, ValueType<R> result) {
        return DurableFuture.of(scheduled(activity, Inputs.untyped(input), CallOptions.defaults(), result, List.of()));
    }

    private <R extends @Nullable Object> DurableOperation<R> scheduled(
            String name, Inputs.Encoder input, CallOptions options, ValueType<R> result, List<FailureType<?>> answers) {
        ActivityScheduled made = turn.decide(
                ActivityScheduled.class,
                Steps.activity(name),
                ordinal -> new ActivityScheduled(ordinal, name, inputs.encode(input, name)));
        inputs.compare(made.input(), input, name);
        return turn.register(new ActivityOperation<>(turn, made, options, result, answers));
    }

    @Override
    public <R extends @Nullable Object> DurableFuture<R> child(
            OrchestratorDefinition<?, R> child, ChildOptions options, List<? extends @Nullable Object> arguments) {
        return DurableFuture.of(child(
                child.name(), Inputs.of(arguments, child.parameters()), options, child.result(), child.answers()));
    }

    @Override
    public <R extends @Nullable Object> DurableFuture<R> callOrchestratorAsync(
            String orchestrator, @Nullable Object input, ValueType<R> result, ChildOptions options) {
        return DurableFuture.of(child(orchestrator, Inputs.untyped(input), options, result, List.of()));
    }

    private <R extends @Nullable Object> DurableOperation<R> child(
            String name,
            Inputs.Encoder input,
            ChildOptions options,
            ValueType<R> result,
            List<FailureType<?>> answers) {
        ChildScheduled made = turn.decide(
                ChildScheduled.class,
                Steps.child(name),
                ordinal -> new ChildScheduled(ordinal, name, idOf(options, ordinal), inputs.encode(input, name)));
        inputs.compare(made.input(), input, name);
        return turn.register(new ChildOperation<>(turn, made, result, answers));
    }

    @Override
    public String startDetached(
            OrchestratorDefinition<?, ?> other, ChildOptions options, List<? extends @Nullable Object> arguments) {
        Inputs.Encoder input = Inputs.of(arguments, other.parameters());
        return turn.decide(
                        DetachedStarted.class,
                        Steps.detached(other.name()),
                        ordinal -> new DetachedStarted(
                                ordinal, other.name(), idOf(options, ordinal), inputs.encode(input, other.name())))
                .instanceId();
    }

    private String idOf(ChildOptions options, int ordinal) {
        return options.id().orElseGet(() -> turn.checkedId(execution.instanceId() + ":" + ordinal));
    }

    @Override
    public <T extends @Nullable Object> DurableFuture<T> waitForEvent(String event, ValueType<T> payload) {
        turn.enter();
        return DurableFuture.of(new EventWait<>(turn, event, turn.queue(event), payload));
    }

    @Override
    public <T extends @Nullable Object> void raise(
            String instanceId, EventType<T> event, @Nullable String key, T payload) {
        send(instanceId, event.queue(key), codec -> codec.encode(payload, event.payload(), event.name()));
    }

    @Override
    public void raiseEvent(String instanceId, String event, @Nullable Object payload) {
        send(instanceId, event, codec -> codec.encodeUntyped(payload, event));
    }

    private void send(String instanceId, String event, Inputs.Encoder payload) {
        turn.decide(
                EventSent.class,
                Steps.event(event),
                ordinal -> new EventSent(ordinal, inputs.receiver(instanceId), event, inputs.encode(payload, event)));
    }

    @Override
    public void setProgress(@Nullable Object progress) {
        tell(codec -> codec.encodeUntyped(progress, "the progress of " + definition.name()));
    }

    void tell(Inputs.Encoder progress) {
        turn.decide(
                ProgressSet.class,
                "progress",
                ordinal -> new ProgressSet(ordinal, inputs.encode(progress, definition.name())));
    }

    @Override
    public <R extends @Nullable Object> R continueAsNew(
            OrchestratorDefinition<?, R> next, List<? extends @Nullable Object> arguments) {
        turn.enter();
        if (!next.name().equals(definition.name())) {
            throw new IllegalArgumentException(definition.name() + " cannot continue as " + next.name()
                    + ". Start the other one detached, or call it as a child.");
        }
        throw continuing(inputs.encode(Inputs.of(arguments, next.parameters()), definition.name()));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // never returns
    public <R extends @Nullable Object> R continueAsNew(@Nullable Object input) {
        turn.enter();
        throw continuing(inputs.encode(Inputs.untyped(input), definition.name()));
    }

    private TurnEnd continuing(Payload input) {
        return turn.continueAsNew(input);
    }
}
