package io.durablefunctions.testing;

import io.durablefunctions.DurableOperation;
import io.durablefunctions.Settled;
import io.durablefunctions.Timeline;
import org.jspecify.annotations.Nullable;

/** An activity, a child or a timer: its result is known when it is made, and told when the timeline gets to it. */
final class TestOperation<T extends @Nullable Object> implements DurableOperation<T>, TestTimeline.Happening {

    private final Timeline timeline;
    private final Settled<T> result;
    private long finishedAt = NOT_YET;
    private boolean abandoned;

    TestOperation(Timeline timeline, Settled<T> result) {
        this.timeline = timeline;
        this.result = result;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public long finishedAt(int spokenFor) {
        return finishedAt;
    }

    @Override
    public T take() {
        return result.get();
    }

    @Override
    public boolean succeeded() {
        return result.isSuccess();
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    @Override
    public boolean isWanted() {
        return !abandoned;
    }

    @Override
    public void happen(long position) {
        finishedAt = position;
    }
}
