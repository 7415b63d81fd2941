package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.store.HistoryRow;
import io.durablefunctions.testing.simulation.database.InstanceRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold of every step, by what was committed before and after it. */
final class Checks {

    static final String STUCK = "stuck";

    private final World world;
    private final @Nullable Call call;
    private final Committed before;
    private final Committed after;
    private @Nullable Violation first;

    private Checks(World world, @Nullable Call call, Committed before, Committed after) {
        this.world = world;
        this.call = call;
        this.before = before;
        this.after = after;
    }

    /** @param call what whoever did the step was at; null for nothing that writes */
    static @Nullable Violation of(World world, @Nullable Call call, Committed before, Committed after) {
        if (before.equals(after)) {
            return world.violation();
        }
        Checks checks = new Checks(world, call, before, after);
        world.program.scripts().keySet().forEach(checks::check);
        return checks.first == null ? world.violation() : checks.first;
    }

    private void check(String id) {
        appended(id);
        dense(id);
        ended(id);
        owner(id);
        history(id);
        mail(id);
    }

    private void violated(boolean isViolated, String check, String what) {
        if (isViolated && first == null) {
            first = new Violation(check, what);
        }
    }

    /** A host without the lease appends nothing. */
    private void appended(String id) {
        List<HistoryRow> rows = before.found(id).journal();
        for (HistoryRow row : after.found(id).journal()) {
            long current = Rows.isFence(row) ? after.version(id) : before.version(id);
            violated(
                    !rows.contains(row) && Rows.version(row) != current,
                    "appended without the lease",
                    row + " of " + id + " is committed while version " + current + " is current");
        }
    }

    private void dense(String id) {
        InstanceRow instance = after.row(id);
        List<HistoryRow> rows = after.found(id).journal();
        for (int i = 0; i < rows.size(); i++) {
            violated(
                    rows.get(i).seq() != instance.base() + 1 + i,
                    "journal not dense",
                    "row " + (i + 1) + " of " + id + " after base " + instance.base() + " is " + rows.get(i));
        }
    }

    private void ended(String id) {
        if (before.row(id).completed()) {
            violated(
                    !after.found(id).equals(before.found(id)),
                    "changed after the end",
                    id + " was " + before.found(id) + " and is " + after.found(id));
        }
    }

    /** An owner writes under its version; nobody else takes a lease that has not ended, and nobody renews one but its owner. */
    private void owner(String id) {
        InstanceRow was = before.row(id);
        InstanceRow is = after.row(id);
        if (was.equals(is)) {
            return;
        }
        Call.Kind kind = call == null ? Call.Kind.OTHER : call.kind();
        long version = call == null ? 0 : call.version();
        switch (kind) {
            case CLAIM ->
                violated(
                        was.owner() != null && was.leaseEnds() > world.now(),
                        "lease taken that had not ended",
                        "of " + was + " to " + is);
            case TURN ->
                violated(
                        version != was.version(),
                        "written under an old version",
                        call + " changes " + id + " of version " + was.version());
            case RENEWAL ->
                violated(
                        version != was.version() && !world.isKnown(was),
                        "renewed for whom does not have it",
                        call + " renews " + id + " of version " + was.version());
            case OTHER -> violated(was.version() != is.version(), "changed by a stranger", call + " changes " + was);
        }
    }

    /** What is consumed or computed twice is twice in the history. */
    private void history(String id) {
        String refused = world.program.script(id).refuses(after.history(id));
        violated(refused != null, "wrong history", id + ": " + refused);
    }

    /** A message is in the inbox or in the history. */
    private void mail(String id) {
        for (String message : before.mail(id)) {
            boolean isThere =
                    after.mail(id).contains(message) || after.history(id).contains(message);
            violated(!isThere, "message lost", message + " to " + id);
        }
        for (String event : before.history(id)) {
            violated(!after.history(id).contains(event), "event lost", event + " of " + id);
        }
    }
}
