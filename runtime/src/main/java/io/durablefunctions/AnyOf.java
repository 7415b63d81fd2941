package io.durablefunctions;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link DurableFuture#anyOf}: the first in history. */
final class AnyOf<T extends @Nullable Object> extends DurableFuture<T> {

    private final List<? extends DurableFuture<? extends T>> futures;
    private @Nullable DurableFuture<? extends T> winner;

    /** Whether no branch has a function left to run. */
    private boolean plain;

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
        if (hasRun()) {
            return;
        }
        long firstAt = firstAt();
        for (DurableFuture<? extends T> future : runnable()) {
            if (future.runnableAt() < firstAt) { // a branch that begins after another is done has lost
                future.advance(false);
                firstAt = Math.min(firstAt, future.readyAt(new Reservations()));
            }
        }
    }

    private long firstAt() {
        long firstAt = NOT_YET;
        for (DurableFuture<? extends T> future : futures) {
            firstAt = Math.min(firstAt, future.readyAt(new Reservations()));
        }
        return firstAt;
    }

    /** The branches with a function that could run, in the order of history. */
    private List<? extends DurableFuture<? extends T>> runnable() {
        return futures.stream()
                .filter(future -> future.runnableAt() != NOT_YET)
                .sorted(Comparator.comparingLong(DurableFuture::runnableAt))
                .toList();
    }

    @Override
    long runnableAt() {
        if (hasRun()) {
            return NOT_YET;
        }
        long at = NOT_YET;
        for (DurableFuture<? extends T> future : futures) {
            at = Math.min(at, future.runnableAt());
        }
        return at;
    }

    @Override
    boolean hasRun() {
        if (!plain && winner == null) {
            plain = futures.stream().allMatch(DurableFuture::hasRun);
        }
        return plain || winner != null;
    }

    @Override
    boolean succeeds() {
        DurableFuture<? extends T> first = first(new Reservations());
        return first != null && first.succeeds();
    }

    /** The branch whose result was taken; null before that. */
    @Nullable
    DurableFuture<? extends T> winner() {
        return winner;
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
