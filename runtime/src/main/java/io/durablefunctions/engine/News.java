package io.durablefunctions.engine;

import io.durablefunctions.journal.Event;
import org.jspecify.annotations.Nullable;

/**
 * Something an instance has to be told.
 *
 * @param event what happened
 * @param messageId the inbox message that says so; null if it happened on this host
 */
record News(Event event, @Nullable String messageId) {

    static News local(Event event) {
        return new News(event, null);
    }
}
