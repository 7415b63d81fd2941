package io.durablefunctions.engine;

import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands messages that are stored to the instances of this host. Thread-safe. */
final class Delivery {

    private final StateStore store;
    private final StoredForm stored;
    private final Housekeeping housekeeping;
    private final Function<String, @Nullable Instance> instances;

    Delivery(
            StateStore store,
            StoredForm stored,
            Housekeeping housekeeping,
            Function<String, @Nullable Instance> instances) {
        this.store = store;
        this.stored = stored;
        this.housekeeping = housekeeping;
        this.instances = instances;
    }

    /** Messages of a client that are durable, but for those that could not be delivered. */
    void arrived(List<Message> messages, Written.Durable written) {
        for (Message message : messages) {
            if (!written.undelivered().contains(message.messageId())) {
                arrived(message, stored.message(message.payload()));
            }
        }
    }

    /** A message that is durable. */
    void arrived(Message message, Event event) {
        Instance receiver = instances.apply(message.receiver());
        boolean handedOver = receiver != null && receiver.tell(new News(event, message.messageId()));
        if (!handedOver && message.receiverIsHere()) { // it has left since the message was written: nobody has woken it
            String id = message.receiver();
            housekeeping.soon("waking " + id, () -> store.rouse(List.of(id)));
        }
    }

    /** Mail that was read from the inbox. */
    void arrived(ReceivedMessage mail) {
        Instance receiver = instances.apply(mail.receiver());
        if (receiver != null) {
            receiver.tell(new News(stored.message(mail.payload()), mail.messageId()));
        }
    }
}
