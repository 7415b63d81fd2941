package io.durablefunctions;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link DurableFuture#thenCompose}: the function runs as soon as its input is there, because only then is it known for what to wait. */
final class ComposedFuture<S extends @Nullable Object, T extends @Nullable Object> extends DurableFuture<T> {

    private final DurableFuture<S> source;
    private final Function<? super S, ? extends DurableFuture<T>> function;
    private @Nullable DurableFuture<T> next;
    private long composedAt;

    ComposedFuture(DurableFuture<S> source, Function<? super S, ? extends DurableFuture<T>> function) {
        this.source = source;
        this.function = function;
    }

    @Override
    long readyAt(Reservations reservations) {
        return next == null ? NOT_YET : Math.max(composedAt, next.readyAt(reservations));
    }

    @Override
    void advance(boolean needed) {
        if (next == null) {
            source.advance(needed);
            composedAt = source.readyAt(new Reservations());
            if (composedAt == NOT_YET) {
                return;
            }
            next = compose();
        }
        next.advance(needed);
    }

    @Override
    long runnableAt() {
        return next != null ? next.runnableAt() : Math.min(source.runnableAt(), source.readyAt(new Reservations()));
    }

    @Override
    boolean hasRun() {
        return next != null && next.hasRun();
    }

    @Override
    boolean succeeds() {
        return next != null && next.succeeds();
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
