package io.durablefunctions.testing;

import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Times;
import io.durablefunctions.definition.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A context with which an orchestrator is tested by calling its method: no engine, no replay, no JSON.
 *
 * <pre>{@code
 * TestContext context = TestContext.with(Mail.class, recordedMail);
 * Outcome outcome = new ExpenseApprovalOrchestrator().approve(context, expense, answers, context::setProgress);
 * }</pre>
 *
 * <p>An activity is called on this thread as soon as the orchestrator calls it; the orchestrator hears of the result when it waits. An
 * exception that the contract names in {@code throws} is thrown as itself, any other as {@link io.durablefunctions.ActivityFailedException}
 * after one attempt; an {@link AssertionError} passes through. Children run to their end, in their own time; they get no events. Time stands
 * still until nothing else can happen, then it jumps to the next timer. What waits for something that can never come, or calls what the test does
 * not give, throws an {@link AssertionError} that names it: no orchestration catches that.
 *
 * <p>Belongs to the thread on which it was made, and to one call of one orchestrator. Futures without a context of their own, such as
 * {@link DurableFuture#never()}, go by the time of the context that was made last on their thread.
 */
public final class TestContext extends TestOrchestration {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** An orchestration that was started detached. It is noted and does not run. */
    public record DetachedStart(String orchestrator, String instanceId, List<@Nullable Object> arguments) {}

    /** An event that was raised to another orchestration. It is noted and goes nowhere. */
    public record RaisedEvent(
            String instanceId, String event, @Nullable Object payload) {}

    private TestContext() {
        super(START);
    }

    /** The context of a child. */
    TestContext(TestOrchestration parent, String instanceId, String orchestratorName) {
        super(parent, instanceId, orchestratorName);
    }

    // ---- for the test: what there is to call

    /** With nothing to call. */
    public static TestContext empty() {
        return new TestContext();
    }

    /** With the activities of a contract. */
    public static <C> TestContext with(Class<C> contract, C activities) {
        return empty().activities(contract, activities);
    }

    /** Gives the activities of a contract to call. */
    public <C> TestContext activities(Class<C> contract, C activities) {
        services.add(Definitions.ofActivities(contract), activities);
        return this;
    }

    /** Gives the orchestrator of a contract to call as a child: {@code .orchestrator(Child.class, ChildImplementation::new)}. */
    public <C> TestContext orchestrator(Class<C> contract, Supplier<? extends C> orchestrators) {
        services.add(Definitions.ofOrchestrator(contract), orchestrators);
        return this;
    }

    /** Gives an activity without a contract to call; several arguments come as a list. */
    public <I extends @Nullable Object> TestContext activity(
            String name, Function<I, ? extends @Nullable Object> activity) {
        services.add(name, activity);
        return this;
    }

    /** Gives an orchestrator without a contract to call as a child; several arguments come as a list. */
    public <I extends @Nullable Object> TestContext orchestrator(
            String name, BiFunction<OrchestrationContext, I, ? extends @Nullable Object> orchestrator) {
        services.add(name, orchestrator);
        return this;
    }

    // ---- for the test: how it begins

    /** With this instance id. Default: {@code test}. */
    public TestContext withInstanceId(String instanceId) {
        this.instanceId = instanceId;
        return this;
    }

    /** With this time at the beginning. Default: 2026-01-01, midnight UTC. */
    public TestContext startingAt(Instant start) {
        timeline.setNow(start);
        return this;
    }

    /** With other random numbers and UUIDs, the same for the same seed. Default: 0. */
    public TestContext seed(long seed) {
        reseed(seed);
        return this;
    }

    /** With {@link #isHistoryLong()} true after so many things have happened. Default: 10,000. */
    public TestContext longHistory(int events) {
        longHistory = events;
        return this;
    }

    /** Raises an event now, {@code "opinion:anna"} for one with a key. It waits until it is taken. */
    public TestContext raise(String event, @Nullable Object payload) {
        timeline.raise(event, payload);
        return this;
    }

    /** Raises an event when so much time has passed. */
    public TestContext raiseAfter(Duration delay, String event, @Nullable Object payload) {
        timeline.raise(Times.later(timeline.now(), delay), event, payload);
        return this;
    }

    // ---- for the test: what came of it

    /** All that was told with {@link #setProgress}, in order. */
    public List<@Nullable Object> progress() {
        return Collections.unmodifiableList(progress);
    }

    /** The orchestrations that were started detached, in order, also by children. */
    public List<DetachedStart> detachedStarts() {
        return Collections.unmodifiableList(detached);
    }

    /** The events that were raised to other orchestrations, in order, also by children. */
    public List<RaisedEvent> raisedEvents() {
        return Collections.unmodifiableList(raised);
    }

    /** What the orchestrator would go on with; empty if it did not continue as new. */
    public Optional<ContinuedAsNew> continuedAsNew() {
        return Optional.ofNullable(continuedAsNew);
    }
}
