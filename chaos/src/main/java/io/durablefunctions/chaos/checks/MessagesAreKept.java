package io.durablefunctions.chaos.checks;

import io.durablefunctions.chaos.operations.Answer.Outcome;
import io.durablefunctions.chaos.operations.Operation;
import io.durablefunctions.chaos.operations.Operation.Kind;
import io.durablefunctions.chaos.operations.OperationLog.Entry;
import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Invariant 4: every acknowledged event was consumed once, or set aside because its receiver had ended; none was consumed that nobody
 * raised. What an instance consumed before it continued as new cannot be seen any more, unless nobody waited for it.
 */
public final class MessagesAreKept implements Check {

    private static final String LEFT = """
            SELECT m.instance_id || ' has ended and left the message ' || m.payload FROM durable_inbox m
            JOIN durable_state d ON d.instance_id = m.instance_id WHERE d.is_completed AND m.dead_reason IS NULL""";

    private static final String OF_NOBODY = """
            SELECT 'the message ' || m.payload || ' of ' || m.instance_id || ' belongs to no instance' FROM durable_inbox m
            WHERE NOT EXISTS (SELECT FROM durable_state d WHERE d.instance_id = m.instance_id)""";

    private static final String SET_ASIDE = """
            SELECT instance_id || ' ' || (payload::json ->> 'name') || ' ' || (payload::json ->> 'payload') FROM durable_inbox
            WHERE payload::json ->> '@type' = 'EventRaised'""";

    private final DataSource database;
    private final List<Entry> log;
    private final Set<String> neverAwaited;
    private final Predicate<String> continuesAsNew;

    /**
     * A check.
     *
     * @param log what was asked and answered
     * @param neverAwaited the names of events that no program waits for
     * @param continuesAsNew whether an instance may continue as new
     */
    public MessagesAreKept(
            DataSource database, List<Entry> log, Set<String> neverAwaited, Predicate<String> continuesAsNew) {
        this.database = database;
        this.log = log;
        this.neverAwaited = neverAwaited;
        this.continuesAsNew = continuesAsNew;
    }

    @Override
    public String invariant() {
        return "4 an acknowledged message is consumed once or set aside";
    }

    /** How often an event may and must have arrived. */
    private static final class Count {
        private final boolean awaited;
        private int done;
        private int unknown;
        private int seen;

        Count(boolean awaited) {
            this.awaited = awaited;
        }
    }

    @Override
    public List<String> violations() throws SQLException {
        Map<String, Count> counts = raised();
        for (String message : Sql.texts(database, SET_ASIDE)) {
            see(counts, message);
        }
        StoredRuns.forEach(database, run -> {
            run.state().unread().forEach(event -> see(counts, text(run.instanceId(), event)));
            for (Event event : run.history()) {
                if (event instanceof Event.EventRaised raised) {
                    see(counts, text(run.instanceId(), raised));
                }
            }
        });
        List<String> violations = new ArrayList<>(Sql.texts(database, LEFT));
        violations.addAll(Sql.texts(database, OF_NOBODY));
        new TreeMap<>(counts).forEach((message, count) -> {
            boolean mayBeGone = count.awaited && continuesAsNew.test(message.split(" ", 2)[0]);
            if (count.seen > count.done + count.unknown || (count.seen < count.done && !mayBeGone)) {
                violations.add(message + " was acknowledged " + count.done + " times, perhaps sent " + count.unknown
                        + " times more, and arrived " + count.seen + " times");
            }
        });
        return violations;
    }

    private Map<String, Count> raised() {
        Map<String, Count> counts = new HashMap<>();
        for (Entry entry : log) {
            Operation asked = entry.operation();
            if (entry.is(Kind.RAISE) && (entry.is(Outcome.DONE) || entry.is(Outcome.UNKNOWN))) {
                String message = asked.instanceId() + " " + asked.name() + " " + asked.payload();
                boolean awaited = !neverAwaited.contains(asked.name());
                Count count = counts.computeIfAbsent(message, none -> new Count(awaited));
                count.done += entry.is(Outcome.DONE) ? 1 : 0;
                count.unknown += entry.is(Outcome.UNKNOWN) ? 1 : 0;
            }
        }
        return counts;
    }

    /** Events that programs sent one another are not in the log. */
    private static void see(Map<String, Count> counts, String message) {
        Count count = counts.get(message);
        if (count != null) {
            count.seen++;
        }
    }

    private static String text(String instanceId, Event.EventRaised event) {
        return instanceId + " " + event.name() + " " + event.payload().json();
    }
}
