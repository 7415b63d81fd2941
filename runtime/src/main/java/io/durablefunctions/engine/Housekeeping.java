package io.durablefunctions.engine;

import io.durablefunctions.StateStoreException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does soon what the next sweep or the next host would do too: so it may fail. Thread-safe. */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Workers workers;

    Housekeeping(Workers workers) {
        this.workers = workers;
    }

    void soon(String what, Runnable task) {
        try {
            workers.housekeeping().execute(() -> {
                try {
                    task.run();
                } catch (StateStoreException later) {
                    LOG.warn("{} failed: {}", what, later.getMessage());
                }
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("{} is left to another host", what);
        }
    }
}
