package io.durablefunctions.testing;

import io.durablefunctions.CallOptions;
import io.durablefunctions.ChildOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.Timeline;
import io.durablefunctions.Times;
import io.durablefunctions.ValueType;
import io.durablefunctions.definition.ActivityMethod;
import io.durablefunctions.definition.DurableCalls;
import io.durablefunctions.definition.EventType;
import io.durablefunctions.definition.OrchestratorDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an orchestrator under test asks. Guarded by nothing: belongs to one thread. */
abstract class TestOrchestration implements DurableCalls {

    private static final int LONG_HISTORY = 10_000;

    final TestServices services;
    final List<TestContext.DetachedStart> detached;
    final List<TestContext.RaisedEvent> raised;
    final List<@Nullable Object> progress = new ArrayList<>();
    TestTimeline timeline;
    String instanceId;
    int longHistory = LONG_HISTORY;

    @Nullable
    ContinuedAsNew continuedAsNew;

    private final TestCalls calls;
    private final @Nullable String parent;
    private final String orchestratorName;
    private SplittableRandom numbers = new SplittableRandom(0);
    private SplittableRandom uuids = numbers.split();

    TestOrchestration(Instant start) {
        this.services = new TestServices();
        this.calls = new TestCalls(services);
        this.detached = new ArrayList<>();
        this.raised = new ArrayList<>();
        this.parent = null;
        this.orchestratorName = "Test";
        this.instanceId = "test";
        this.timeline = new TestTimeline("The orchestrator", false, start, 0);
        Timeline.setCurrent(timeline);
    }

    TestOrchestration(TestOrchestration parent, String instanceId, String orchestratorName) {
        this.services = parent.services;
        this.calls = parent.calls;
        this.detached = parent.detached;
        this.raised = parent.raised;
        this.parent = parent.instanceId;
        this.orchestratorName = orchestratorName;
        this.instanceId = instanceId;
        this.longHistory = parent.longHistory;
        this.timeline = childTimeline(parent.timeline.now(), 0);
        reseed(parent.numbers.split().nextLong());
    }

    private TestTimeline childTimeline(Instant now, int firstDecision) {
        TestTimeline child =
                new TestTimeline("child " + instanceId + " (" + orchestratorName + ")", true, now, firstDecision);
        Timeline.setCurrent(child);
        return child;
    }

    final void reseed(long seed) {
        numbers = new SplittableRandom(seed);
        uuids = numbers.split();
    }

    /** A new history, in the same time; decisions are counted on, as in production. */
    final void beginAgain() {
        continuedAsNew = null;
        timeline = childTimeline(timeline.time(), timeline.nextDecision());
    }

    @Override
    public final String instanceId() {
        return instanceId;
    }

    @Override
    public final Optional<String> parentInstanceId() {
        return Optional.ofNullable(parent);
    }

    @Override
    public final String orchestratorName() {
        return orchestratorName;
    }

    @Override
    public final Instant now() {
        return timeline.now();
    }

    @Override
    public final UUID randomUuid() {
        timeline.enter();
        long most = (uuids.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L; // version 4
        long least = (uuids.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L; // variant 2
        return new UUID(most, least);
    }

    @Override
    public final RandomGenerator random() {
        timeline.enter();
        return numbers;
    }

    @Override
    public final Logger logger() {
        return LoggerFactory.getLogger(orchestratorName);
    }

    /** Never: each point is passed once. */
    @Override
    public final boolean isReplaying() {
        return false;
    }

    @Override
    public final boolean isHistoryLong() {
        timeline.enter();
        return timeline.length() >= longHistory;
    }

    @Override
    public final DurableFuture<Instant> timer(Duration delay) {
        return timer(Times.later(now(), delay));
    }

    @Override
    public final DurableFuture<Instant> timer(Instant due) {
        return DurableFuture.of(timeline.timer(due));
    }

    @Override
    public final <R extends @Nullable Object> DurableFuture<R> activity(
            ActivityMethod<?, R> method, CallOptions options, List<? extends @Nullable Object> arguments) {
        return DurableFuture.of(calls.activity(this, method.name(), arguments, method.answers()));
    }

    @Override
    public final <R extends @Nullable Object> DurableFuture<R> callAsync(
            String activity, @Nullable Object input, ValueType<R> result) {
        return DurableFuture.of(calls.activity(this, activity, Arrays.asList(input), List.of()));
    }

    @Override
    public final <R extends @Nullable Object> DurableFuture<R> child(
            OrchestratorDefinition<?, R> definition, ChildOptions options, List<? extends @Nullable Object> arguments) {
        return DurableFuture.of(calls.child(this, definition.name(), options, arguments, definition.answers()));
    }

    @Override
    public final <R extends @Nullable Object> DurableFuture<R> callOrchestratorAsync(
            String orchestrator, @Nullable Object input, ValueType<R> result, ChildOptions options) {
        return DurableFuture.of(calls.child(this, orchestrator, options, Arrays.asList(input), List.of()));
    }

    @Override
    public final String startDetached(
            OrchestratorDefinition<?, ?> definition, ChildOptions options, List<? extends @Nullable Object> arguments) {
        String id = TestCalls.idOf(this, options, timeline.decide());
        detached.add(new TestContext.DetachedStart(
                definition.name(), id, Collections.unmodifiableList(new ArrayList<>(arguments))));
        return id;
    }

    @Override
    public final <T extends @Nullable Object> DurableFuture<T> waitForEvent(String event, ValueType<T> payload) {
        timeline.enter();
        return DurableFuture.of(timeline.queue(event).next(payload));
    }

    @Override
    public final <T extends @Nullable Object> void raise(
            String instanceId, EventType<T> event, @Nullable String key, T payload) {
        raiseEvent(instanceId, event.queue(key), payload);
    }

    @Override
    public final void raiseEvent(String instanceId, String event, @Nullable Object payload) {
        timeline.decide();
        raised.add(new TestContext.RaisedEvent(instanceId, event, payload));
    }

    @Override
    public final void setProgress(@Nullable Object progress) {
        timeline.decide();
        this.progress.add(progress);
    }

    /** Throws {@link ContinuedAsNew}; after that the context is closed, as in production. */
    @Override
    public final <R extends @Nullable Object> R continueAsNew(
            OrchestratorDefinition<?, R> definition, List<? extends @Nullable Object> arguments) {
        timeline.enter();
        if (parent != null && !definition.name().equals(orchestratorName)) {
            throw new IllegalArgumentException(orchestratorName + " cannot continue as " + definition.name()
                    + ". Start the other one detached, or call it as a child.");
        }
        throw continuing(arguments);
    }

    /** Throws {@link ContinuedAsNew}; after that the context is closed, as in production. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // never returns
    public final <R extends @Nullable Object> R continueAsNew(@Nullable Object input) {
        timeline.enter();
        throw continuing(Arrays.asList(input));
    }

    private ContinuedAsNew continuing(List<? extends @Nullable Object> arguments) {
        ContinuedAsNew again = timeline.close(() -> new ContinuedAsNew(arguments));
        continuedAsNew = again;
        return again;
    }
}
