package io.durablefunctions.testing;

import io.durablefunctions.DurableOperation;
import io.durablefunctions.Settled;
import io.durablefunctions.Timeline;
import io.durablefunctions.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is still to happen to an orchestration under test, and a clock that jumps to when it does. Belongs to one thread. */
final class TestTimeline extends Timeline {

    /** Something that will happen. */
    interface Happening {
        boolean isWanted();

        void happen(long position);
    }

    private record Ahead(Instant at, long number, Happening happening) {}

    private final String what;
    private final boolean isChild;
    private final Thread thread = Thread.currentThread();
    private final PriorityQueue<Ahead> ahead =
            new PriorityQueue<>(Comparator.comparing(Ahead::at).thenComparingLong(Ahead::number));
    private final Map<String, TestEventQueue> queues = new LinkedHashMap<>();
    private final List<String> endless = new ArrayList<>();
    private Instant now;
    private long numbered;
    private long position;
    private final int firstDecision;
    private int decisions;
    private @Nullable Supplier<? extends Error> closed;

    /**
     * A timeline on which nothing has happened.
     *
     * @param firstDecision the number of the first decision: they are counted on when the orchestration continues as new
     */
    TestTimeline(String what, boolean isChild, Instant now, int firstDecision) {
        this.what = what;
        this.isChild = isChild;
        this.now = now;
        this.firstDecision = firstDecision;
        this.decisions = firstDecision;
    }

    Instant now() {
        enter();
        return now;
    }

    /** Now, also after it was closed. */
    Instant time() {
        return now;
    }

    void setNow(Instant now) {
        this.now = now;
    }

    /** The number of the next decision, counted as in production. */
    int decide() {
        enter();
        return decisions++;
    }

    /** The number that the next decision would have; also after it was closed. */
    int nextDecision() {
        return decisions;
    }

    long length() {
        return position + decisions - firstDecision;
    }

    /** From now on each use throws. */
    <E extends Error> E close(Supplier<E> end) {
        closed = end;
        return end.get();
    }

    @Override
    public void enter() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("An orchestration runs on one thread, " + thread.getName()
                    + ", and was used on " + Thread.currentThread().getName()
                    + ". Leave work on other threads to an activity.");
        }
        if (closed != null) {
            throw closed.get();
        }
    }

    @Override
    public void moveOn() {
        enter();
        Ahead next = ahead.poll();
        while (next != null && !next.happening().isWanted()) {
            next = ahead.poll();
        }
        if (next == null) {
            throw nothingComes();
        }
        now = next.at();
        next.happening().happen(++position);
    }

    /** Something happens at this time, but not before now. */
    <H extends Happening> H add(Instant at, H happening) {
        ahead.add(new Ahead(at.isBefore(now) ? now : at, numbered++, happening));
        return happening;
    }

    @Override
    public DurableOperation<?> timer(Duration delay) {
        return timer(Times.later(now(), delay));
    }

    DurableOperation<Instant> timer(Instant due) {
        decide();
        return add(due, new TestOperation<>(this, Settled.success(due)));
    }

    TestEventQueue queue(String name) {
        return queues.computeIfAbsent(name, queue -> new TestEventQueue(this, queue));
    }

    void raise(String event, @Nullable Object payload) {
        queue(event).add(payload, ++position);
    }

    void raise(Instant at, String event, @Nullable Object payload) {
        add(at, new Happening() {
            @Override
            public boolean isWanted() {
                return true;
            }

            @Override
            public void happen(long position) {
                queue(event).add(payload, position);
            }
        });
    }

    /** Notes that a child will never come back. */
    void neverComes(String child) {
        endless.add(child);
    }

    private Error nothingComes() {
        List<String> waits = new ArrayList<>(endless);
        queues.values().stream()
                .filter(TestEventQueue::isAwaited)
                .forEach(queue -> waits.add("event '" + queue.name() + "'"));
        String waitsFor =
                what + " waits for " + (waits.isEmpty() ? "a future that is never done" : String.join(", ", waits));
        if (isChild) {
            return close(() -> new NeverEnds(waitsFor));
        }
        return close(() -> new MissingInTest(waitsFor + ", and nothing is left to happen. Raise the event with"
                + " TestContext.raise or raiseAfter before the orchestrator is called, or give await a timeout."));
    }
}
