package io.durablefunctions.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that is run again and again: an interval after it has ended, or at once when nudged. Never twice at the same time. A failure is
 * logged, once until it works again, and does not end it. Thread-safe.
 */
final class Periodic {

    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

    private final String name;
    private final Workers workers;
    private final Executor executor;
    private final Duration interval;
    private final Runnable task;

    // guarded by this
    private boolean running;
    private boolean again;
    private boolean stopped;
    private boolean failing;
    private Workers.Cancellable next = () -> {};

    Periodic(String name, Workers workers, Executor executor, Duration interval, Runnable task) {
        this.name = name;
        this.workers = workers;
        this.executor = executor;
        this.interval = interval;
        this.task = task;
    }

    /** Runs it now; if it is running, once more afterwards. */
    synchronized void nudge() {
        if (running) {
            again = true;
        } else if (!stopped) {
            next.cancel();
            start();
        }
    }

    synchronized void stop() {
        stopped = true;
        next.cancel();
    }

    /** Whether it is at it right now. */
    synchronized boolean isRunning() {
        return running;
    }

    private void start() {
        running = true;
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException closing) {
            stopped = true;
        } catch (Throwable exhausted) { // such as: unable to create native thread
            failed(exhausted);
            finished();
        }
    }

    private void run() {
        try {
            task.run();
            worked();
        } catch (Throwable failure) { // whatever it is, the next time may be better
            failed(failure);
        }
        finished();
    }

    private synchronized void finished() {
        running = false;
        if (stopped) {
            return;
        }
        if (again) {
            again = false;
            start();
        } else {
            next = workers.schedule(workers.scattered(interval), this::nudge);
        }
    }

    private synchronized void worked() {
        if (failing) {
            failing = false;
            LOG.info("{} works again", name);
        }
    }

    private synchronized void failed(Throwable failure) {
        if (!failing && !stopped) {
            failing = true;
            LOG.warn("{} failed and is tried again every {}: {}", name, interval, failure.toString());
            LOG.debug("{} failed", name, failure);
        }
    }
}
