package io.durablefunctions.configuration;

import io.durablefunctions.StateStoreException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** Tries again until the database can be used, or the thread is interrupted. */
record PatientStart(Logger logger, Duration pause) {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    PatientStart(Logger logger) {
        this(logger, PAUSE);
    }

    <T> T start(Supplier<T> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (StateStoreException outOfReach) {
                logger.warn(
                        "The host cannot start yet, and tries again in {} s: {}",
                        pause.toSeconds(),
                        outOfReach.getMessage());
                pauseAfter(outOfReach);
            }
        }
    }

    private void pauseAfter(StateStoreException outOfReach) {
        try {
            boolean opened = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
            if (opened) {
                throw new IllegalStateException("Nobody counts it down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw outOfReach;
        }
    }
}
