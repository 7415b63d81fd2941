package io.durablefunctions.benchmarks.processes;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Counts the instances that this host had to give up, by what it logs of them. */
final class LostLeases extends AppenderBase<ILoggingEvent> {

    private static final String GIVEN_UP = "is no longer run by this host";

    private final AtomicLong count = new AtomicLong();

    /** Begins to count. */
    static LostLeases count() {
        LostLeases counting = new LostLeases();
        counting.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(counting);
        return counting;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getFormattedMessage().contains(GIVEN_UP)) {
            count.incrementAndGet();
        }
    }

    long sinceStart() {
        return count.get();
    }
}
