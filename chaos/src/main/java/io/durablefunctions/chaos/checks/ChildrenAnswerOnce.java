package io.durablefunctions.chaos.checks;

import io.durablefunctions.RuntimeStatus;
import io.durablefunctions.codec.Payload;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.ParentRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Invariant 7: each decision is answered once at most, a child's answer is what became of the child, every child that was decided on exists,
 * and every child belongs to a parent that decided on it.
 */
public final class ChildrenAnswerOnce implements Check {

    private final DataSource database;

    public ChildrenAnswerOnce(DataSource database) {
        this.database = database;
    }

    @Override
    public String invariant() {
        return "7 a child's result reaches its parent once, and no child is an orphan";
    }

    /** How an instance ended, as far as its parent has to know. */
    private record End(
            RuntimeStatus status,
            @Nullable ParentRef parent,
            @Nullable Payload output) {}

    /** A child as its parent has it; an answer of null is none yet. */
    private record Scheduled(ParentRef parent, String child, Event.@Nullable Answer answer) {}

    @Override
    public List<String> violations() throws SQLException {
        List<String> violations = new ArrayList<>();
        Map<String, End> ends = new HashMap<>();
        Map<ParentRef, Scheduled> scheduled = new HashMap<>();
        Map<String, Integer> firstOrdinals = new HashMap<>();
        StoredRuns.forEach(database, run -> {
            ends.put(
                    run.instanceId(),
                    new End(
                            run.state().status(),
                            run.state().parent(),
                            run.state().output()));
            firstOrdinals.put(run.instanceId(), run.state().firstOrdinal());
            children(run, violations).forEach(child -> scheduled.put(child.parent(), child));
        });
        scheduled.values().forEach(child -> compare(child, ends.get(child.child()), violations));
        ends.forEach((id, end) -> {
            ParentRef parent = end.parent();
            if (parent != null && isOrphan(id, parent, scheduled, firstOrdinals)) {
                violations.add(id + " is a child of " + parent + ", which does not know of it");
            }
        });
        return violations;
    }

    private static List<Scheduled> children(StoredRun run, List<String> violations) {
        Map<Integer, Event.Answer> answers = new HashMap<>();
        Set<Integer> twice = new HashSet<>();
        for (Event event : run.history()) {
            boolean isFinal = event instanceof Event.Answer && !(event instanceof Event.ActivityAttemptFailed);
            if (isFinal && answers.put(((Event.Answer) event).ordinal(), (Event.Answer) event) != null) {
                twice.add(((Event.Answer) event).ordinal());
            }
        }
        twice.forEach(ordinal -> violations.add(run.instanceId() + ": decision " + ordinal + " was answered twice"));
        List<Scheduled> children = new ArrayList<>();
        for (Event event : run.history()) {
            if (event instanceof Event.ChildScheduled child) {
                children.add(new Scheduled(
                        new ParentRef(
                                run.instanceId(), child.ordinal(), run.state().startId()),
                        child.instanceId(),
                        answers.get(child.ordinal())));
            }
        }
        return children;
    }

    private static void compare(Scheduled child, @Nullable End end, List<String> violations) {
        String name = child.child() + ", child " + child.parent().ordinal() + " of "
                + child.parent().instanceId();
        if (end == null) {
            violations.add(name + ", does not exist");
        } else if (child.answer() instanceof Event.ChildCompleted completed) {
            if (end.status() != RuntimeStatus.COMPLETED || !completed.result().equals(end.output())) {
                violations.add(name + ", is said to have completed with "
                        + completed.result().json() + " and is " + end);
            }
        } else if (child.answer() instanceof Event.ChildFailed
                && (end.status() == RuntimeStatus.COMPLETED || !end.status().isEnded())) {
            violations.add(name + ", is said to have failed and is " + end.status());
        }
    }

    private static boolean isOrphan(
            String id, ParentRef parent, Map<ParentRef, Scheduled> scheduled, Map<String, Integer> firstOrdinals) {
        Integer first = firstOrdinals.get(parent.instanceId());
        if (first == null) {
            return true;
        }
        Scheduled known = scheduled.get(parent);
        boolean isOfEarlierHistory = parent.ordinal() < first;
        return !isOfEarlierHistory && (known == null || !known.child().equals(id));
    }
}
