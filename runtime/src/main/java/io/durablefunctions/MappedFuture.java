package io.durablefunctions;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link DurableFuture#thenApply}: the function runs when the result is taken, or as soon as it is certain to be wanted. */
final class MappedFuture<S extends @Nullable Object, T extends @Nullable Object> extends DurableFuture<T> {

    private final DurableFuture<S> source;
    private final Function<? super S, ? extends T> function;
    private @Nullable Settled<T> result;
    private long finishedAt = NOT_YET;

    MappedFuture(DurableFuture<S> source, Function<? super S, ? extends T> function) {
        this.source = source;
        this.function = function;
    }

    @Override
    long readyAt(Reservations reservations) {
        return result != null ? finishedAt : source.readyAt(reservations);
    }

    @Override
    void advance(boolean needed) {
        if (result != null) {
            return;
        }
        source.advance(needed);
        if (needed && source.readyAt(new Reservations()) != NOT_YET) {
            settle();
        }
    }

    @Override
    long runnableAt() {
        return result != null ? NOT_YET : Math.min(source.runnableAt(), source.readyAt(new Reservations()));
    }

    @Override
    boolean hasRun() {
        return result != null;
    }

    /** Only the function can tell, unless it will not run. */
    @Override
    boolean succeeds() {
        return (result != null || source.succeeds()) && (result != null ? result : settle()).isSuccess();
    }

    @Override
    T take() {
        return (result != null ? result : settle()).get();
    }

    private Settled<T> settle() {
        finishedAt = source.readyAt(new Reservations());
        Settled<T> settled;
        try {
            settled = Settled.success(function.apply(source.take()));
        } catch (RuntimeException failure) {
            settled = Settled.failure(failure);
        }
        result = settled;
        return settled;
    }

    @Override
    @Nullable
    Timeline timeline() {
        return source.timeline();
    }
}
