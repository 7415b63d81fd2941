package io.durablefunctions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link DurableFuture#anyOf}: the first in history. */
final class AnyOf<T extends @Nullable Object> extends DurableFuture<T> {

    private final List<? extends DurableFuture<? extends T>> futures;
    private @Nullable DurableFuture<? extends T> winner;

    AnyOf(List<? extends DurableFuture<? extends T>> futures) {
        if (futures.isEmpty()) {
            throw new IllegalArgumentException("anyOf needs at least one future: with none, it would never be done.");
        }
        this.futures = futures;
    }

    @Override
    long readyAt(Reservations reservations) {
        DurableFuture<? extends T> first = first(reservations);
        return first == null ? NOT_YET : first.readyAt(reservations);
    }

    private @Nullable DurableFuture<? extends T> first(Reservations reservations) {
        if (winner != null) {
            return winner;
        }
        DurableFuture<? extends T> first = null;
        long firstAt = NOT_YET;
        for (DurableFuture<? extends T> future : futures) {
            long at = future.readyAt(reservations.copy());
            if (at < firstAt) {
                first = future;
                firstAt = at;
            }
        }
        return first;
    }

    @Override
    void advance(boolean needed) {
        if (winner == null) {
            futures.forEach(future -> future.advance(false));
        }
    }

    @Override
    T take() {
        if (winner == null) {
            winner = first(new Reservations());
        }
        if (winner == null) {
            throw new IllegalStateException("taken before it was ready");
        }
        return winner.take();
    }

    @Override
    @Nullable
    Timeline timeline() {
        for (DurableFuture<? extends T> future : futures) {
            if (future.timeline() != null) {
                return future.timeline();
            }
        }
        return null;
    }
}
