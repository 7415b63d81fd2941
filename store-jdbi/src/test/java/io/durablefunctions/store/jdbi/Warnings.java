package io.durablefunctions.store.jdbi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What stores warn of while this is open. */
final class Warnings extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger(PostgreSqlStateStore.class);
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private Warnings() {}

    /** So far. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    static Warnings listen() {
        Warnings warnings = new Warnings();
        warnings.start();
        warnings.logger.addAppender(warnings);
        return warnings;
    }

    /** Of preparing a store. */
    static List<String> of(PostgreSqlStateStore store) {
        try (store;
                Warnings warnings = listen()) {
            store.prepare();
            return List.copyOf(warnings.messages);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            messages.add(event.getFormattedMessage());
        }
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
