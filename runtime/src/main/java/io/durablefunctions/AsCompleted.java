package io.durablefunctions;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** {@link DurableFuture#asCompleted}: each step waits until one more is done. */
final class AsCompleted<T extends @Nullable Object> implements Iterator<DurableFuture<T>> {

    private final List<DurableFuture<T>> remaining;

    AsCompleted(List<DurableFuture<T>> futures) {
        this.remaining = new ArrayList<>(futures);
    }

    @Override
    public boolean hasNext() {
        return !remaining.isEmpty();
    }

    @Override
    public DurableFuture<T> next() {
        if (remaining.isEmpty()) {
            throw new NoSuchElementException("all of them have been returned");
        }
        DurableFuture<T> done = DurableFuture.anyOf(
                        remaining.stream().map(AsCompleted::itself).toList())
                .await();
        remaining.removeIf(future -> future == done);
        return done;
    }

    /** The future itself when it is done, be it a success or a failure. */
    private static <T extends @Nullable Object> DurableFuture<DurableFuture<T>> itself(DurableFuture<T> future) {
        return future.settled().thenApply(result -> future);
    }
}
