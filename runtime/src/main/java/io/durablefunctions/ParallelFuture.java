package io.durablefunctions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Parallel#map}: starts the next item when one has finished. */
final class ParallelFuture<I, T extends @Nullable Object> extends DurableFuture<List<T>> {

    private final List<? extends I> items;
    private final Function<? super I, ? extends DurableFuture<T>> start;
    private final int most;
    private final List<DurableFuture<T>> started = new ArrayList<>();
    private final List<DurableFuture<T>> running = new ArrayList<>();
    private @Nullable AllOf<T> all;

    ParallelFuture(List<? extends I> items, Function<? super I, ? extends DurableFuture<T>> start, int most) {
        this.items = items;
        this.start = start;
        this.most = most;
    }

    @Override
    void advance(boolean needed) {
        if (all != null) {
            all.advance(needed);
            return;
        }
        running.forEach(future -> future.advance(needed));
        running.removeIf(future -> future.readyAt(new Reservations()) != NOT_YET);
        while (running.size() < most && started.size() < items.size()) {
            DurableFuture<T> next = startNext(items.get(started.size()));
            started.add(next);
            next.advance(needed);
            if (next.readyAt(new Reservations()) == NOT_YET) {
                running.add(next);
            }
        }
        if (started.size() == items.size()) {
            all = new AllOf<>(started);
            all.advance(needed);
        }
    }

    /** What can start now comes after all that is past, but before what is still to come. */
    @Override
    long runnableAt() {
        if (all != null) {
            return all.runnableAt();
        }
        long at = running.size() < most ? NOT_YET - 1 : NOT_YET;
        for (DurableFuture<T> future : running) {
            at = Math.min(at, Math.min(future.runnableAt(), future.readyAt(new Reservations())));
        }
        return at;
    }

    @Override
    boolean hasRun() {
        return all != null && all.hasRun();
    }

    @Override
    boolean succeeds() {
        return all != null && all.succeeds();
    }

    private DurableFuture<T> startNext(I item) {
        try {
            return start.apply(item);
        } catch (RuntimeException failure) {
            return DurableFuture.failed(failure);
        }
    }

    @Override
    long readyAt(Reservations reservations) {
        return all == null ? NOT_YET : all.readyAt(reservations);
    }

    @Override
    List<T> take() {
        if (all == null) {
            throw new IllegalStateException("taken before it was ready");
        }
        return all.take();
    }

    @Override
    @Nullable
    Timeline timeline() {
        return started.isEmpty() ? null : started.get(0).timeline();
    }
}
