package io.durablefunctions.spring;

import io.durablefunctions.engine.DurableFunctionRuntime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a host on a thread of its own, as often as it takes: while the database is out of reach, again after 1 s, 2 s and so on up to 30 s.
 * Thread-safe.
 */
final class HostStart {

    private static final Logger LOG = LoggerFactory.getLogger(HostStart.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final DurableFunctionRuntime host;
    private final CountDownLatch triedOnce = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::start, "durable-functions-start");
    private volatile @Nullable RuntimeException lastFailure;

    HostStart(DurableFunctionRuntime host) {
        this.host = host;
    }

    /** Begins to start it, and waits for the first attempt, but no longer than this. */
    void begin(Duration patience) {
        thread.setDaemon(true);
        thread.start();
        await(triedOnce, patience);
    }

    private void start() {
        Duration delay = FIRST_DELAY;
        while (!tryOnce(delay)) {
            if (await(stopped, delay)) {
                return;
            }
            Duration doubled = delay.multipliedBy(2);
            delay = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        }
    }

    /** True if nothing is left to do. */
    private boolean tryOnce(Duration delay) {
        try {
            host.start();
            lastFailure = null;
            return true;
        } catch (RuntimeException failed) {
            if (stopped.getCount() == 0) {
                return true;
            }
            lastFailure = failed;
            LOG.warn(
                    "The host of durable functions cannot start yet and tries again in {} s: {}",
                    delay.toSeconds(),
                    failed.getMessage());
            LOG.debug("Why the host cannot start", failed);
            return false;
        } finally {
            triedOnce.countDown();
        }
    }

    /**
     * Tries no more. An attempt that is under way is told to give up, and may end, for a moment, so that the host is not closed in the middle of
     * it; what waits in the database does not hear of that. May be called more than once, and waits once.
     */
    void stop() {
        if (stopped.getCount() == 0) {
            return;
        }
        stopped.countDown();
        thread.interrupt();
        try {
            thread.join(LAST_ATTEMPT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why it has not started yet; null if it has, or has not been tried. */
    @Nullable
    String problem() {
        RuntimeException failure = lastFailure;
        return failure == null ? null : String.valueOf(failure.getMessage());
    }

    private static boolean await(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
