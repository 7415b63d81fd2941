package io.durablefunctions.testing.simulation.database;

import io.durablefunctions.store.Message;
import io.durablefunctions.store.ReceivedMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements about messages. */
public final class MailStatements {

    private static final Comparator<Letter> AS_SENT =
            Comparator.comparingLong(Letter::sentAt).thenComparing(Letter::messageId);

    private MailStatements() {}

    /** The time of the database, in microseconds since 1970. */
    public static Read<Long> now() {
        return new Read<>((database, transaction) -> database.now());
    }

    /** Deletes messages that are there. */
    public static Change<Letter.Key, Letter> consume(List<Letter.Key> keys, boolean guarded) {
        return new Change<>(
                Keyed.mail(
                        (database, transaction) -> keys,
                        (database, transaction, key, letter) -> !letter.isDead(),
                        (database, key, letter) -> null),
                new Change.Set(false, Integer.MAX_VALUE, guarded ? keys.size() : Change.Set.ANY));
    }

    /** Deletes all messages of these instances. */
    public static Change<Letter.Key, Letter> removeAll(Collection<String> ids) {
        return new Change<>(
                Keyed.mail(
                        (database, transaction) -> {
                            List<Letter.Key> keys = new ArrayList<>();
                            ids.forEach(id ->
                                    ofInstance(database, transaction, id).forEach(letter -> keys.add(letter.key())));
                            return keys;
                        },
                        (database, transaction, key, letter) -> true,
                        (database, key, letter) -> null),
                Change.Set.ALL);
    }

    /** Inserts messages to instances that are there and have not ended. */
    public static Insert<Letter.Key, Letter> send(List<Message> messages) {
        return new Insert<>(
                database -> database.inbox,
                (database, transaction) -> {
                    Map<Letter.Key, Letter> arriving = new LinkedHashMap<>();
                    for (Message message : messages) {
                        InstanceRow receiver = database.state.get(message.receiver(), transaction);
                        if (receiver != null && !receiver.completed()) {
                            Letter letter = new Letter(
                                    message.receiver(), message.messageId(), message.payload(), database.now(), false);
                            arriving.putIfAbsent(letter.key(), letter);
                        }
                    }
                    return arriving;
                },
                true);
    }

    /** Makes those ready that sleep and have mail. */
    public static Change<String, InstanceRow> rouse(Collection<String> ids) {
        List<String> sorted = ids.stream().sorted().distinct().toList();
        List<String> withMail = new ArrayList<>();
        return new Change<>(
                Keyed.instances(
                        (database, transaction) -> {
                            sorted.stream()
                                    .filter(id -> hasMail(database, transaction, id))
                                    .forEach(withMail::add); // as the snapshot has it, also if the row is looked at
                            // again
                            return sorted;
                        },
                        (database, transaction, id, row) -> withMail.contains(id)
                                && row.owner() == null
                                && !row.completed()
                                && row.due() > database.now(),
                        (database, id, row) -> row.dueAt(database.now(), database.now())),
                Change.Set.ALL);
    }

    /** Sleepers that have mail. */
    public static Read<List<String>> sleepersWithMail() {
        return new Read<>((database, transaction) -> {
            List<String> ids = new ArrayList<>();
            database.state.each(transaction, (id, row) -> {
                if (row.owner() == null
                        && !row.completed()
                        && row.due() > database.now()
                        && hasMail(database, transaction, id)) {
                    ids.add(id);
                }
            });
            return ids;
        });
    }

    /** Sets the mail of instances aside that have ended. */
    public static Change<Letter.Key, Letter> setAside() {
        return new Change<>(
                Keyed.mail(
                        (database, transaction) -> {
                            List<Letter.Key> keys = new ArrayList<>();
                            database.inbox.each(transaction, (key, letter) -> {
                                InstanceRow receiver = database.state.get(key.receiver(), transaction);
                                if (receiver != null && receiver.completed()) {
                                    keys.add(key);
                                }
                            });
                            return keys;
                        },
                        (database, transaction, key, letter) -> !letter.isDead(),
                        (database, key, letter) -> letter.dead()),
                Change.Set.ALL);
    }

    /** The mail of the instances that a host has leased. */
    public static Read<List<ReceivedMessage>> ofHost(String host, int limit) {
        return new Read<>((database, transaction) -> {
            List<Letter> letters = new ArrayList<>();
            database.inbox.each(transaction, (key, letter) -> {
                InstanceRow receiver = database.state.get(key.receiver(), transaction);
                if (!letter.isDead() && receiver != null && !receiver.completed() && host.equals(receiver.owner())) {
                    letters.add(letter);
                }
            });
            return received(letters, limit);
        });
    }

    /** All messages that are there, those that are set aside too. */
    public static Read<List<Letter>> all() {
        return new Read<>((database, transaction) -> {
            List<Letter> letters = new ArrayList<>();
            database.inbox.each(transaction, (key, letter) -> letters.add(letter));
            return letters;
        });
    }

    /** The mail of these instances. */
    public static Read<Map<String, List<ReceivedMessage>>> ofInstances(List<String> ids) {
        return new Read<>((database, transaction) -> {
            Map<String, List<ReceivedMessage>> mail = new LinkedHashMap<>();
            for (String id : ids) {
                List<Letter> letters = ofInstance(database, transaction, id).stream()
                        .filter(letter -> !letter.isDead())
                        .toList();
                mail.put(id, received(letters, Integer.MAX_VALUE));
            }
            return mail;
        });
    }

    private static List<ReceivedMessage> received(List<Letter> letters, int limit) {
        return letters.stream()
                .sorted(AS_SENT)
                .limit(limit)
                .map(letter -> new ReceivedMessage(letter.receiver(), letter.messageId(), letter.payload()))
                .toList();
    }

    private static boolean hasMail(Database database, Transaction transaction, String id) {
        return ofInstance(database, transaction, id).stream().anyMatch(letter -> !letter.isDead());
    }

    private static List<Letter> ofInstance(Database database, Transaction transaction, String id) {
        List<Letter> letters = new ArrayList<>();
        database.inbox.each(
                Letter.Key.first(id), Letter.Key.last(id), transaction, (key, letter) -> letters.add(letter));
        return letters;
    }
}
