package io.durablefunctions.engine;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a host does. Thread-safe. */
final class Tally {

    private final LongAdder started = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder terminated = new LongAdder();
    private final LongAdder activitiesCompleted = new LongAdder();
    private final LongAdder attemptsFailed = new LongAdder();
    private final LongAdder timersFired = new LongAdder();
    private final AtomicInteger activitiesRunning = new AtomicInteger();

    void written(Written result) {
        if (result instanceof Written.Durable durable) {
            for (StartResult start : durable.starts()) {
                if (start instanceof StartResult.Created) {
                    started.increment();
                }
            }
        }
    }

    void ended(RuntimeStatus status) {
        switch (status) {
            case COMPLETED -> completed.increment();
            case FAILED -> failed.increment();
            default -> terminated.increment();
        }
    }

    /** Runs an attempt. */
    void attempt(Runnable attempt) {
        activitiesRunning.incrementAndGet();
        try {
            attempt.run();
        } finally {
            activitiesRunning.decrementAndGet();
        }
    }

    void attemptEnded(Event outcome) {
        (outcome instanceof Event.ActivityCompleted ? activitiesCompleted : attemptsFailed).increment();
    }

    void timersFired(int count) {
        timersFired.add(count);
    }

    RuntimeStatistics read(int instancesHeld) {
        return new RuntimeStatistics(
                started.sum(),
                completed.sum(),
                failed.sum(),
                terminated.sum(),
                activitiesCompleted.sum(),
                attemptsFailed.sum(),
                timersFired.sum(),
                instancesHeld,
                activitiesRunning.get());
    }
}
