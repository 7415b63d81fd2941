package io.durablefunctions;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link DurableFuture#thenCompose}: the function runs as soon as its input is there, because only then is it known for what to wait. */
final class ComposedFuture<S extends @Nullable Object, T extends @Nullable Object> extends DurableFuture<T> {

    private final DurableFuture<S> source;
    private final Function<? super S, ? extends DurableFuture<T>> function;
    private @Nullable DurableFuture<T> next;

    ComposedFuture(DurableFuture<S> source, Function<? super S, ? extends DurableFuture<T>> function) {
        this.source = source;
        this.function = function;
    }

    @Override
    long readyAt(Reservations reservations) {
        return next == null ? NOT_YET : next.readyAt(reservations);
    }

    @Override
    void advance(boolean needed) {
        if (next == null) {
            source.advance(true);
            if (source.readyAt(new Reservations()) == NOT_YET) {
                return;
            }
            next = compose();
        }
        next.advance(needed);
    }

    @Override
    long runnableAt() {
        return next == null ? source.runnableAt() : next.runnableAt();
    }

    @Override
    boolean hasRun() {
        return next != null && (next instanceof OperationFuture || next.hasRun());
    }

    private DurableFuture<T> compose() {
        try {
            return function.apply(source.take());
        } catch (RuntimeException failure) {
            return DurableFuture.failed(failure);
        }
    }

    @Override
    T take() {
        if (next == null) {
            throw new IllegalStateException("taken before it was ready");
        }
        return next.take();
    }

    @Override
    @Nullable
    Timeline timeline() {
        return source.timeline() != null ? source.timeline() : next == null ? null : next.timeline();
    }
}
