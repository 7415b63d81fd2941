package io.durablefunctions.engine;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages that are stored to the instances of this host. Thread-safe. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final StateStore store;
    private final StoredForm stored;
    private final Housekeeping housekeeping;

    /** The messages that cannot be read; guarded by itself. */
    private final RecentIds warnedOf = new RecentIds();

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
            wake(message.receiver());
        }
    }

    /** Sees to it that an instance that may sleep with mail goes on. */
    void wake(String instanceId) {
        housekeeping.soon("waking " + instanceId, () -> store.rouse(List.of(instanceId)));
    }

    /** Mail that was read from the inbox. What cannot be read stays there. */
    void arrived(ReceivedMessage mail) {
        Instance receiver = instances.apply(mail.receiver());
        if (receiver == null) {
            return;
        }
        Event event;
        try {
            event = stored.message(mail.payload());
        } catch (InvalidPayloadException unreadable) {
            warn(mail, unreadable);
            return;
        }
        receiver.tell(new News(event, mail.messageId()));
    }

    private void warn(ReceivedMessage mail, InvalidPayloadException unreadable) {
        boolean isNew;
        synchronized (warnedOf) {
            isNew = warnedOf.add(mail.receiver() + " " + mail.messageId());
        }
        if (isNew) { // it is read again and again
            LOG.warn(
                    "Message {} to {} cannot be read by this version, and stays in the inbox: {}",
                    mail.messageId(),
                    mail.receiver(),
                    unreadable.getMessage());
        }
    }
}
