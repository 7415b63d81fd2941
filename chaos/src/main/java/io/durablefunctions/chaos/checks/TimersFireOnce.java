package io.durablefunctions.chaos.checks;

import io.durablefunctions.journal.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Invariant 6: a timer fires once, and not before its time. */
public final class TimersFireOnce implements Check {

    private final DataSource database;

    public TimersFireOnce(DataSource database) {
        this.database = database;
    }

    @Override
    public String invariant() {
        return "6 a timer fires once and not early";
    }

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>();
        StoredRuns.forEach(database, run -> look(run, violations));
        return violations;
    }

    private static void look(StoredRun run, List<String> violations) {
        Map<Integer, Instant> due = new HashMap<>();
        Set<Integer> fired = new HashSet<>();
        Instant now = Instant.EPOCH;
        List<Event> history = run.history();
        for (int i = 0; i < history.size(); i++) {
            Event event = history.get(i);
            if (event instanceof Event.TurnStarted turn) {
                now = turn.at();
            } else if (event instanceof Event.TimerStarted timer) {
                due.put(timer.ordinal(), timer.due());
            } else if (event instanceof Event.TimerFired timer) {
                Instant time = due.get(timer.ordinal());
                if (!fired.add(timer.ordinal())) {
                    violations.add(run.instanceId() + ": timer " + timer.ordinal() + " fired again");
                } else if (time == null && timer.ordinal() >= run.state().firstOrdinal()) {
                    violations.add(run.instanceId() + ": timer " + timer.ordinal() + " fired and was never set");
                } else if (time != null && now.isBefore(time) && !isBetweenTurns(history, i)) {
                    violations.add(run.instanceId() + ": timer " + timer.ordinal() + " is due at " + time
                            + " and fired at " + now);
                }
            }
        }
    }

    /** While an instance is suspended, blocked or about to be terminated, what comes is noted without a turn, and without a time. */
    private static boolean isBetweenTurns(List<Event> history, int at) {
        int from = at;
        while (from > 0 && !(history.get(from) instanceof Event.TurnStarted)) {
            from--;
        }
        int to = at;
        while (to < history.size() && !(history.get(to) instanceof Event.TurnStarted)) {
            to++;
        }
        return history.subList(from, to).stream()
                .anyMatch(event -> event instanceof Event.Suspended
                        || event instanceof Event.Resumed
                        || event instanceof Event.Blocked
                        || event instanceof Event.Terminated);
    }
}
