package io.durablefunctions.testing.simulation;

import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.journal.Event;
import io.durablefunctions.testing.simulation.database.Delta;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import io.durablefunctions.testing.simulation.database.JournalRow;
import io.durablefunctions.testing.simulation.database.Letter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what became of each event: it waits in the inbox, is set aside there, or was journaled by the transaction that took it out. Of what an
 * instance journaled before it continued as new, or ended, it keeps the account.
 */
final class EventAccount {

    /** The commonest part of what is stored of an event: most texts have none, and need not be read. */
    private static final String SIGN = "EventRaised";

    /** An event, as its receiver sees it. */
    record Content(String receiver, String name, String payload) {

        static Content of(String receiver, Event.EventRaised event) {
            return new Content(receiver, event.name(), event.payload().json());
        }
    }

    private final Violations violations;

    /** How often each was journaled. */
    private final Map<Content, Integer> journaled = new HashMap<>();

    /** What is in the journal of each instance, since its start or since it last continued as new. */
    private final Map<String, List<Content>> journals = new HashMap<>();

    EventAccount(Violations violations) {
        this.violations = violations;
    }

    /** A transaction has committed. */
    void saw(List<Delta> deltas) {
        Map<String, List<Content>> taken = new HashMap<>();
        Map<String, List<Content>> appended = new HashMap<>();
        Set<String> purged = new HashSet<>();
        for (Delta delta : deltas) {
            if (delta.before() instanceof Letter letter && delta.after() == null) {
                add(taken, letter.receiver(), inLetter(letter));
            } else if (delta.key() instanceof JournalRow.Key key && delta.after() instanceof JournalRow row) {
                List<Content> events = inRow(key.instanceId(), row);
                add(appended, key.instanceId(), events);
                add(journals, key.instanceId(), events);
            }
        }
        for (Delta delta : deltas) {
            if (delta.before() instanceof InstanceRow before) {
                if (!(delta.after() instanceof InstanceRow after)) {
                    purged.add(before.id());
                } else if (after.completed() && !before.completed()) {
                    add(appended, after.id(), newInState(after));
                } else if (!after.state().equals(before.state())) {
                    add(appended, after.id(), taken.getOrDefault(after.id(), List.of())); // the last turn is not stored
                    journals.remove(after.id());
                }
            }
        }
        taken.keySet().removeAll(purged);
        compare(taken, appended);
    }

    private static void add(Map<String, List<Content>> to, String id, List<Content> events) {
        if (!events.isEmpty()) {
            to.computeIfAbsent(id, none -> new ArrayList<>()).addAll(events);
        }
    }

    private static List<Content> inLetter(Letter letter) {
        return letter.payload().contains(SIGN)
                        && StoredHistories.message(letter.payload()) instanceof Event.EventRaised event
                ? List.of(Content.of(letter.receiver(), event))
                : List.of();
    }

    private static List<Content> inRow(String id, JournalRow row) {
        return row.events().contains(SIGN) ? events(id, StoredHistories.events(row.events())) : List.of();
    }

    private static List<Content> events(String id, List<Event> events) {
        List<Content> contents = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.EventRaised raised) {
                contents.add(Content.of(id, raised));
            }
        }
        return contents;
    }

    /** What the history of an ended instance has that its journal did not have. */
    private List<Content> newInState(InstanceRow ended) {
        List<Content> known = journals.getOrDefault(ended.id(), List.of());
        if (known.isEmpty() && !ended.state().contains(SIGN)) {
            return List.of();
        }
        DurableStateDto state = StoredHistories.state(ended);
        if (state.historyInJournal()) {
            return List.of();
        }
        List<Content> events = events(ended.id(), state.history());
        for (Content each : known) {
            if (!events.remove(each)) {
                violations.add("a history keeps its messages", each + " was journaled, and is not in the state");
            }
        }
        return events;
    }

    private void compare(Map<String, List<Content>> taken, Map<String, List<Content>> appended) {
        Map<Content, Integer> difference = new HashMap<>();
        taken.values().forEach(events -> events.forEach(each -> difference.merge(each, 1, Integer::sum)));
        appended.values()
                .forEach(events -> events.forEach(each -> {
                    difference.merge(each, -1, Integer::sum);
                    journaled.merge(each, 1, Integer::sum);
                }));
        difference.forEach((each, more) -> {
            if (more != 0) {
                violations.add(
                        "a message leaves the inbox when it is journaled",
                        each + " was " + (more > 0 ? "taken out and not journaled" : "journaled and not taken out"));
            }
        });
    }

    /**
     * Compares what customers were told with what became of it, when all has come to rest.
     *
     * @param inbox all messages that are there, those that are set aside too
     */
    void settle(List<Raise> raises, List<Letter> inbox) {
        Map<Content, Integer> arrived = new HashMap<>(journaled);
        inbox.forEach(letter -> inLetter(letter).forEach(each -> arrived.merge(each, 1, Integer::sum)));
        for (Raise raise : raises) {
            int times = arrived.getOrDefault(raise.content(), 0);
            switch (raise.outcome()) {
                case DONE -> {
                    if (times != 1) {
                        violations.add("an acknowledged message comes once", raise + " came " + times + " times");
                    }
                }
                case REFUSED -> {
                    if (times != 0) {
                        violations.add("a refused message never comes", raise + " came " + times + " times");
                    }
                }
                case UNKNOWN -> {
                    if (times > 1) {
                        violations.add("an unknown message comes once at most", raise + " came " + times + " times");
                    }
                }
            }
        }
    }
}
