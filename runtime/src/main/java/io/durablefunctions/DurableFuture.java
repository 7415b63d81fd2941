package io.durablefunctions;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A result that an orchestration waits for: of an activity, a child, a timer, an event, or of several of them. Whether it is
 * done is answered from the orchestration's history, so that a replay gets the same answers in the same order.
 *
 * <p>Functions given to {@link #thenApply} and {@link #thenCompose} run on the orchestration's thread, inside the await that
 * needs them, once, in the order of history; one that nobody awaits never runs.
 *
 * <p>Belongs to the thread of its orchestration; used on another, it throws {@link IllegalStateException}.
 *
 * @param <T> what it completes with
 */
public abstract sealed class DurableFuture<T extends @Nullable Object>
        permits AllOf, AnyOf, ComposedFuture, Fixed, MappedFuture, OperationFuture, ParallelFuture, SettledFuture {

    /** What {@link #readyAt} answers while there is no result yet. */
    static final long NOT_YET = DurableOperation.NOT_YET;

    DurableFuture() {}

    /** A future that is done, with this value. For tests, and for branches that have nothing to wait for. */
    public static <T extends @Nullable Object> DurableFuture<T> completed(T value) {
        return new Fixed<>(Settled.success(value));
    }

    /** A future that is done, with this failure: {@link #await()} throws it. */
    public static <T extends @Nullable Object> DurableFuture<T> failed(RuntimeException failure) {
        return new Fixed<>(Settled.failure(failure));
    }

    /** A future that is never done. Awaited with a timeout, it times out. */
    public static <T extends @Nullable Object> DurableFuture<T> never() {
        return new Fixed<>(null);
    }

    /** The future of one operation. For execution environments, not for users. */
    public static <T extends @Nullable Object> DurableFuture<T> of(DurableOperation<T> operation) {
        return new OperationFuture<>(operation);
    }

    /**
     * Done when all are done; the results come in the order of {@code futures}. If some failed, {@link #await()} throws the
     * first failure in that order, the others suppressed in it, but only after all have finished.
     */
    public static <T extends @Nullable Object> DurableFuture<List<T>> allOf(
            Collection<? extends DurableFuture<? extends T>> futures) {
        return new AllOf<>(List.copyOf(futures));
    }

    /** {@link #allOf(Collection)} for futures named one by one. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public static <T extends @Nullable Object> DurableFuture<List<T>> allOf(DurableFuture<? extends T>... futures) {
        return allOf(Arrays.asList(futures));
    }

    /** Done when all are done; a failure is a value here, so its {@link #await()} throws none. */
    public static <T extends @Nullable Object> DurableFuture<List<Settled<T>>> allSettled(
            Collection<? extends DurableFuture<T>> futures) {
        return allOf(futures.stream().map(DurableFuture::settled).toList());
    }

    /**
     * The first of them to finish, whether it succeeds or fails. The others stay as they are: a wait for an event that lost
     * has taken no event. Ties go to the order of history.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static <T extends @Nullable Object> DurableFuture<T> anyOf(
            Collection<? extends DurableFuture<? extends T>> futures) {
        return new AnyOf<>(List.copyOf(futures));
    }

    /** {@link #anyOf(Collection)} for futures named one by one. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public static <T extends @Nullable Object> DurableFuture<T> anyOf(DurableFuture<? extends T>... futures) {
        return anyOf(Arrays.asList(futures));
    }

    /**
     * The same futures in the order in which they finish. Each step of the iteration waits until one more is done, so that
     * its {@link #await()} returns at once.
     */
    public static <T extends @Nullable Object> Iterable<DurableFuture<T>> asCompleted(
            Collection<? extends DurableFuture<T>> futures) {
        List<DurableFuture<T>> all = List.copyOf(futures);
        return () -> new AsCompleted<>(all);
    }

    /**
     * Waits for the result. While there is none, the orchestration rests and its process may end; later the method runs again
     * from the top and gets here with the recorded answers.
     *
     * @throws RuntimeException the failure, if that is the result: for an activity {@link ActivityFailedException} or an
     *     exception its contract names in {@code throws}
     */
    public final T await() {
        Timeline timeline = timelineOrCurrent();
        if (timeline == null) {
            return takeNow("waits for something that never comes, outside of an orchestration");
        }
        timeline.enter();
        awaitReady(timeline);
        return take();
    }

    /**
     * Waits for the result, but no longer than this. The timeout is durable: it goes on while the process is down. A wait for
     * an event that times out takes no event.
     *
     * @throws DurableTimeoutException if the result is not there in time
     */
    public final T await(Duration timeout) {
        if (!awaitReady(timeout)) {
            throw new DurableTimeoutException(timeout);
        }
        return take();
    }

    /** Waits for the result, but no longer than this, and returns {@code other} if it is not there in time. */
    public final T awaitOrElse(Duration timeout, T other) {
        return awaitReady(timeout) ? take() : other;
    }

    /** Whether there is a result, good or bad, at this point of the history. */
    public final boolean isDone() {
        Timeline timeline = timelineOrCurrent();
        if (timeline != null) {
            timeline.enter();
        }
        advance(false);
        return readyAt(new Reservations()) != NOT_YET;
    }

    /** Whether there is a result and {@link #await()} would return it rather than throw. */
    public final boolean isSuccess() {
        return isDone() && succeeds();
    }

    /** This result, put through a function. A failure passes by. What the function throws, {@link #await()} throws. */
    public final <U extends @Nullable Object> DurableFuture<U> thenApply(Function<? super T, ? extends U> function) {
        return new MappedFuture<>(this, function);
    }

    /** The future that the function makes of this result. A failure passes by. */
    public final <U extends @Nullable Object> DurableFuture<U> thenCompose(
            Function<? super T, ? extends DurableFuture<U>> function) {
        return new ComposedFuture<>(this, function);
    }

    /** This result as a value, be it a success or a failure: {@link #await()} never throws it. */
    public final DurableFuture<Settled<T>> settled() {
        return new SettledFuture<>(this);
    }

    /**
     * The position in history at which this was done, or {@link #NOT_YET}. Takes nothing; what it would take of a queue of
     * events is noted in {@code reservations}, so that two waits on one queue need two events.
     */
    abstract long readyAt(Reservations reservations);

    /**
     * Goes as far as the history at this point allows: runs the functions whose input is there. Those whose result may turn out
     * not to be wanted, such as the branches of an {@link #anyOf}, run only if {@code needed}.
     */
    abstract void advance(boolean needed);

    /** The result; called only when ready. Always the same once it was taken. */
    abstract T take();

    /** Where this future's events come from; null if it depends on none. */
    abstract @Nullable Timeline timeline();

    /** The position in history of what the next function in here needs, or {@link #NOT_YET} if none can run. */
    abstract long runnableAt();

    /** Whether there is no function in here that has not run, so that {@link #advance} has nothing left to do, ever. */
    abstract boolean hasRun();

    /** Whether {@link #take} returns rather than throws; called only when ready. Takes nothing, unless a function has to tell. */
    abstract boolean succeeds();

    /** Waits until this is done, leaving the result where it is. */
    final void awaitReady(Timeline timeline) {
        Reservations reservations = new Reservations();
        advance(true);
        while (readyAt(reservations.cleared()) == NOT_YET) {
            timeline.moveOn();
            advance(true);
        }
    }

    private boolean awaitReady(Duration timeout) {
        Timeline timeline = timelineOrCurrent();
        if (timeline == null) {
            advance(true);
            return readyAt(new Reservations()) != NOT_YET;
        }
        timeline.enter();
        advance(false);
        Reservations reservations = new Reservations();
        if (readyAt(reservations) == NOT_YET && !awaitReady(timeline, timeline.timer(timeout), reservations)) {
            return false;
        }
        advance(true);
        return true;
    }

    /** Functions whose results may come too late to be wanted wait until it is certain that they are. */
    private boolean awaitReady(Timeline timeline, DurableOperation<?> timer, Reservations reservations) {
        while (true) {
            timeline.moveOn();
            advance(false);
            long at = readyAt(reservations.cleared());
            long end = timer.finishedAt(0);
            if (at != NOT_YET && at <= end) {
                timer.abandon();
                return true;
            }
            if (end != NOT_YET) {
                return false;
            }
        }
    }

    private T takeNow(String otherwise) {
        advance(true);
        if (readyAt(new Reservations()) == NOT_YET) {
            throw new IllegalStateException("This future " + otherwise + ". Give await a timeout.");
        }
        return take();
    }

    private @Nullable Timeline timelineOrCurrent() {
        Timeline own = timeline();
        return own != null ? own : Timeline.current();
    }
}
