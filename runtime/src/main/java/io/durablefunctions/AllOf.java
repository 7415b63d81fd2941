package io.durablefunctions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link DurableFuture#allOf}: done when the last one is. */
final class AllOf<T extends @Nullable Object> extends DurableFuture<List<T>> {

    private final List<? extends DurableFuture<? extends T>> futures;

    /** Those with functions to run; plain operations need no help. Shrinks as they finish. */
    private final List<DurableFuture<? extends T>> chained = new ArrayList<>();

    private boolean ordered;
    private boolean orderedAsNeeded;

    /** All before this index are finished, take nothing of a queue and run no function, the latest of them at {@link #prefixAt}. */
    private int prefix;

    private long prefixAt;
    private @Nullable Settled<List<T>> result;

    AllOf(List<? extends DurableFuture<? extends T>> futures) {
        this.futures = futures;
        for (DurableFuture<? extends T> future : futures) {
            if (!future.hasRun()) {
                chained.add(future);
            }
        }
    }

    @Override
    long readyAt(Reservations reservations) {
        long last = prefixAt;
        boolean unbroken = true;
        for (int i = prefix; i < futures.size(); i++) {
            DurableFuture<? extends T> future = futures.get(i);
            long at = future.readyAt(reservations);
            if (at == NOT_YET) {
                return NOT_YET;
            }
            last = Math.max(last, at);
            unbroken &= reservations.isEmpty() && future.hasRun();
            if (unbroken) {
                prefix = i + 1;
                prefixAt = last;
            }
        }
        return last;
    }

    @Override
    void advance(boolean needed) {
        if (chained.isEmpty()) {
            return;
        }
        if (!ordered || (needed && !orderedAsNeeded)) {
            chained.sort(Comparator.comparingLong(DurableFuture::runnableAt));
            ordered = true; // from here on each event of the history makes one of them ready at a time
            orderedAsNeeded |= needed;
        }
        chained.removeIf(future -> {
            future.advance(needed);
            return future.hasRun();
        });
    }

    @Override
    long runnableAt() {
        long at = NOT_YET;
        for (DurableFuture<? extends T> future : chained) {
            at = Math.min(at, future.runnableAt());
        }
        return at;
    }

    @Override
    boolean hasRun() {
        return chained.isEmpty();
    }

    @Override
    boolean succeeds() {
        return futures.stream().allMatch(DurableFuture::succeeds);
    }

    @Override
    List<T> take() {
        Settled<List<T>> settled = result;
        if (settled == null) {
            advance(true); // functions run in the order of history, values are taken in that of the list
            settled = takeAll();
            result = settled;
        }
        return settled.get();
    }

    private Settled<List<T>> takeAll() {
        List<T> values = new ArrayList<>(futures.size());
        RuntimeException first = null;
        for (DurableFuture<? extends T> future : futures) {
            try {
                values.add(future.take());
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else if (first != failure) {
                    first.addSuppressed(failure);
                }
            }
        }
        return first == null ? Settled.success(Collections.unmodifiableList(values)) : Settled.failure(first);
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
