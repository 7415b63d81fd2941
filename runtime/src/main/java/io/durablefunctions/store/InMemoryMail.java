package io.durablefunctions.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The inboxes of an in-memory store: by receiver, and all mail in the order in which it was sent. Guarded by its store. */
final class InMemoryMail {

    /** @param moment the number of the write that sent it; letters of one moment are read in the order of their ids */
    private record Letter(long moment, String receiver, String id, String payload) {
        ReceivedMessage received() {
            return new ReceivedMessage(receiver, id, payload);
        }
    }

    private final TreeSet<Letter> all = new TreeSet<>(
            Comparator.comparingLong(Letter::moment).thenComparing(Letter::id).thenComparing(Letter::receiver));

    private final Map<String, Map<String, Letter>> inboxes = new HashMap<>();
    private long moment;

    /** What is sent from now on is later than what was sent before. */
    void nextMoment() {
        moment++;
    }

    /** Takes a message; false if its receiver has one of that id. */
    boolean add(Message message) {
        Letter letter = new Letter(moment, message.receiver(), message.messageId(), message.payload());
        Map<String, Letter> inbox = inboxes.computeIfAbsent(letter.receiver(), receiver -> new HashMap<>());
        return inbox.putIfAbsent(letter.id(), letter) == null && all.add(letter);
    }

    boolean has(String receiver) {
        return inboxes.containsKey(receiver);
    }

    /** Whether all of these are there, each named once. */
    boolean hasAll(String receiver, List<String> ids) {
        return inboxes.getOrDefault(receiver, Map.of()).keySet().containsAll(ids)
                && Set.copyOf(ids).size() == ids.size();
    }

    void remove(String receiver, Collection<String> ids) {
        Map<String, Letter> inbox = inboxes.get(receiver);
        if (inbox != null) {
            List.copyOf(ids).forEach(id -> all.remove(inbox.remove(id)));
            if (inbox.isEmpty()) {
                inboxes.remove(receiver);
            }
        }
    }

    void removeAll(String receiver) {
        Map<String, Letter> inbox = inboxes.remove(receiver);
        if (inbox != null) {
            all.removeAll(List.copyOf(inbox.values()));
        }
    }

    List<ReceivedMessage> of(String receiver) {
        return inboxes.getOrDefault(receiver, Map.of()).values().stream()
                .sorted(all.comparator())
                .map(Letter::received)
                .toList();
    }

    /** In the order in which it was sent. */
    Stream<ReceivedMessage> all() {
        return all.stream().map(Letter::received);
    }

    Set<String> receivers() {
        return Set.copyOf(inboxes.keySet());
    }
}
