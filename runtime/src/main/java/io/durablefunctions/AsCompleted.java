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
        AnyOf<T> first = new AnyOf<>(remaining);
        first.settled().await();
        int index = 0;
        while (remaining.get(index) != first.winner()) {
            index++;
        }
        return remaining.remove(index);
    }
}
