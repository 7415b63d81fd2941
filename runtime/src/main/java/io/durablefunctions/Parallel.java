package io.durablefunctions;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many operations, a few at a time. Immutable. */
public final class Parallel {

    private final int most;

    private Parallel(int most) {
        this.most = most;
    }

    /**
     * No more than {@code most} at the same time.
     *
     * @throws IllegalArgumentException if {@code most} is less than 1
     */
    public static Parallel atMost(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("Parallel.atMost(" + most + "): at least 1 must run at a time.");
        }
        return new Parallel(most);
    }

    /**
     * Starts {@code start} for each item, the next as soon as one has finished. The results come in the order of the items; if
     * some failed, the first failure in that order is thrown after all have finished. Nothing starts before it is awaited.
     */
    public <I, T extends @Nullable Object> DurableFuture<List<T>> map(
            Collection<? extends I> items, Function<? super I, ? extends DurableFuture<T>> start) {
        return new ParallelFuture<>(List.copyOf(items), start, most);
    }
}
