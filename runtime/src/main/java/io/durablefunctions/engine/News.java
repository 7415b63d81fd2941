package io.durablefunctions.engine;

import io.durablefunctions.journal.Event;
import org.jspecify.annotations.Nullable;

/**
 * Something an instance has to be told.
 *
 * @param event what happened
 * @param messageId the inbox message that says so; null if it happened on this host
 * @param transaction the open transaction it happened in, in which the turn that is told of it is to be written; null for none
 */
record News(
        Event event, @Nullable String messageId, @Nullable TurnTransaction transaction) {

    News(Event event, @Nullable String messageId) {
        this(event, messageId, null);
    }

    static News local(Event event) {
        return new News(event, null);
    }

    /** It will not be told. */
    void drop() {
        if (transaction != null) {
            transaction.rollBack();
        }
    }
}
