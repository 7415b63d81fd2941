package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** A future that was decided when it was made: done, failed, or never. */
final class Fixed<T extends @Nullable Object> extends DurableFuture<T> {

    private final @Nullable Settled<T> result;

    Fixed(@Nullable Settled<T> result) {
        this.result = result;
    }

    @Override
    long readyAt(Reservations reservations) {
        return result == null ? NOT_YET : 0;
    }

    @Override
    void advance(boolean needed) {}

    @Override
    long runnableAt() {
        return NOT_YET;
    }

    @Override
    boolean hasRun() {
        return true;
    }

    @Override
    boolean succeeds() {
        return result != null && result.isSuccess();
    }

    @Override
    T take() {
        if (result == null) {
            throw new IllegalStateException("never done");
        }
        return result.get();
    }

    @Override
    @Nullable
    Timeline timeline() {
        return null;
    }
}
