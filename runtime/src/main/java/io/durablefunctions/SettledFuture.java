package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** {@link DurableFuture#settled}: the result as a value. */
final class SettledFuture<T extends @Nullable Object> extends DurableFuture<Settled<T>> {

    private final DurableFuture<T> source;
    private @Nullable Settled<T> result;

    SettledFuture(DurableFuture<T> source) {
        this.source = source;
    }

    @Override
    long readyAt(Reservations reservations) {
        return source.readyAt(reservations);
    }

    @Override
    void advance(boolean needed) {
        source.advance(needed);
    }

    @Override
    long runnableAt() {
        return source.runnableAt();
    }

    @Override
    boolean hasRun() {
        return source.hasRun();
    }

    @Override
    boolean succeeds() {
        return true;
    }

    @Override
    Settled<T> take() {
        Settled<T> settled = result;
        if (settled == null) {
            try {
                settled = Settled.success(source.take());
            } catch (RuntimeException failure) {
                settled = Settled.failure(failure);
            }
            result = settled;
        }
        return settled;
    }

    @Override
    @Nullable
    Timeline timeline() {
        return source.timeline();
    }
}
