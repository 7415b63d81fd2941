package io.durablefunctions;

import org.jspecify.annotations.Nullable;

/** A leaf: the future of one operation. */
final class OperationFuture<T extends @Nullable Object> extends DurableFuture<T> {

    private final DurableOperation<T> operation;

    OperationFuture(DurableOperation<T> operation) {
        this.operation = operation;
    }

    @Override
    long readyAt(Reservations reservations) {
        Object queue = operation.queue();
        if (queue == null) {
            return operation.finishedAt(0);
        }
        long at = operation.finishedAt(reservations.count(queue));
        if (at != NOT_YET) {
            reservations.add(queue);
        }
        return at;
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
    T take() {
        return operation.take();
    }

    @Override
    boolean succeeds() {
        return operation.succeeded();
    }

    @Override
    Timeline timeline() {
        return operation.timeline();
    }
}
