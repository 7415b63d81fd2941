package io.durablefunctions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What an orchestrator asks instead of the clock, the dice and the outside world: everything here gives the same answer on
 * each replay. Typed calls go through generated stubs, {@code MailStub.in(context)}; the calls by name here are for names known
 * at run time only.
 *
 * <p>Belongs to the orchestration's thread; used on another, it throws {@link IllegalStateException}. Once a turn has ended
 * the context is closed: each use ends the turn again and records nothing.
 */
public interface OrchestrationContext {

    /** The id of this instance. */
    String instanceId();

    /** The id of the instance that called this one as its child; empty if it was started from outside. */
    Optional<String> parentInstanceId();

    /** The name under which this orchestrator is registered. */
    String orchestratorName();

    /**
     * The time, as the database tells it, at which this point of the history was reached first. It stands still between two
     * awaits.
     */
    Instant now();

    /** A random UUID, the same on each replay. */
    UUID randomUuid();

    /** Random numbers, the same on each replay. Not for secrets: they can be foretold from the instance's id. */
    RandomGenerator random();

    /** A logger that is silent while the past is replayed. Its name is the orchestrator's. */
    Logger logger();

    /** Whether this point has been passed before. For logging and metrics only, never to decide what to do. */
    boolean isReplaying();

    /**
     * Whether the history has grown so long that it is time to go on with a new one, by {@code continueAsNew}: after 10,000 events,
     * unless the host is set otherwise.
     */
    boolean isHistoryLong();

    /** A durable timer: done at {@code now().plus(delay)}, never earlier. Its value is the time that was asked for. */
    DurableFuture<Instant> timer(Duration delay);

    /** A durable timer: done at {@code due}, never earlier. Its value is {@code due}. */
    DurableFuture<Instant> timer(Instant due);

    /** Rests for this long; the process may end in between. */
    default void sleep(Duration delay) {
        timer(delay).await();
    }

    /** Calls the activity of this name and waits for its result; see {@link #callAsync(String, Object, ValueType)}. */
    default <R extends @Nullable Object> R call(String activity, @Nullable Object input, Class<R> result) {
        return callAsync(activity, input, ValueType.of(result)).await();
    }

    /** Calls the activity of this name and waits for its result; see {@link #callAsync(String, Object, ValueType)}. */
    default <R extends @Nullable Object> R call(String activity, @Nullable Object input, ValueType<R> result) {
        return callAsync(activity, input, result).await();
    }

    /** {@link #callAsync(String, Object, ValueType)} for a result of a class without type parameters. */
    default <R extends @Nullable Object> DurableFuture<R> callAsync(
            String activity, @Nullable Object input, Class<R> result) {
        return callAsync(activity, input, ValueType.of(result));
    }

    /**
     * Calls the activity of this name, {@code "Mail.send"} for a method of a contract, with the host's default retry and timeout.
     * An activity of several parameters takes them as a list.
     */
    <R extends @Nullable Object> DurableFuture<R> callAsync(
            String activity, @Nullable Object input, ValueType<R> result);

    /** Calls the orchestrator of this name as a child and waits for its result. */
    default <R extends @Nullable Object> R callOrchestrator(
            String orchestrator, @Nullable Object input, Class<R> result) {
        return callOrchestratorAsync(orchestrator, input, ValueType.of(result), ChildOptions.defaults())
                .await();
    }

    /** Calls the orchestrator of this name as a child. */
    <R extends @Nullable Object> DurableFuture<R> callOrchestratorAsync(
            String orchestrator, @Nullable Object input, ValueType<R> result, ChildOptions options);

    /** The next event of this name that nobody has taken yet; see {@link #waitForEvent(String, ValueType)}. */
    default <T extends @Nullable Object> DurableFuture<T> waitForEvent(String event, Class<T> payload) {
        return waitForEvent(event, ValueType.of(payload));
    }

    /**
     * The next event of this name that nobody has taken yet. Events of one name come in the order in which they reached the
     * instance, also those that did before anybody waited. That is the order in which one sender raised them, unless they went
     * through several hosts or the instance moved to another host meanwhile. One is taken by the await that returns it.
     */
    <T extends @Nullable Object> DurableFuture<T> waitForEvent(String event, ValueType<T> payload);

    /** Raises an event to another orchestration, once this turn is durable. Nothing happens if it is absent or has ended. */
    void raiseEvent(String instanceId, String event, @Nullable Object payload);

    /** What a status query shows of a running instance; null for nothing. */
    void setProgress(@Nullable Object progress);

    /**
     * Ends this history and goes on from the top with another input and an empty history. Never returns. Events that nobody
     * has taken are kept.
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // it returns nothing, so it may stand in any return statement
    <R extends @Nullable Object> R continueAsNew(@Nullable Object input);
}
