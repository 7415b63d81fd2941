package io.durablefunctions.engine;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Command.AwaitChild;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.ChildScheduled;
import io.durablefunctions.journal.ParentRef;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written.StartResult;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Tells parents that a child of an id they chose cannot be: an instance of that id was there before, and is not theirs. Until they have heard, they stay
 * on this host; if they cannot be told, their leases are left to end, and the host that takes them over looks again. Thread-safe.
 */
final class Children {

    private final StateStore store;
    private final StoredForm stored;
    private final Executor looks;

    /**
     * For one host.
     *
     * @param looks where the store may be asked
     */
    Children(StateStore store, StoredForm stored, Executor looks) {
        this.store = store;
        this.stored = stored;
        this.looks = looks;
    }

    /** The start of a child met an instance, which may be the child itself, started by the same step before. */
    void met(Instance parent, ChildScheduled child, StartResult.Exists exists) {
        if (!isChild(exists.stateJson(), parent, child.ordinal())) {
            parent.tell(News.local(exists(child.ordinal(), child.instanceId())));
        }
    }

    /**
     * Looks after the children of an instance that comes from the store: the host that was told so may have died before it could store it.
     *
     * @param takenOver whether a host has died with it; if not, children whose id is made of their parent's are not looked for
     */
    void check(Instance parent, List<Command> open, boolean takenOver) {
        for (Command command : open) {
            if (command instanceof AwaitChild child && (takenOver || !isOfParent(child, parent))) {
                begin(parent, child);
            }
        }
    }

    private static boolean isOfParent(AwaitChild child, Instance parent) {
        return child.instanceId().equals(parent.id() + ":" + child.ordinal());
    }

    private void begin(Instance parent, AwaitChild child) {
        parent.keep();
        try {
            looks.execute(() -> look(parent, child));
        } catch (RejectedExecutionException closing) {
            parent.evict("the host closes before it has looked for child " + child.instanceId());
        }
    }

    private void look(Instance parent, AwaitChild child) {
        try {
            if (!isThere(parent, child)) {
                parent.tell(News.local(exists(child.ordinal(), child.instanceId())));
            }
            parent.letGo();
        } catch (Throwable failed) {
            parent.evict("its child " + child.instanceId() + " cannot be looked for: " + failed.getMessage());
        }
    }

    private boolean isThere(Instance parent, AwaitChild child) {
        return store.find(child.instanceId(), false)
                .map(found -> isChild(found.stateJson(), parent, child.ordinal()))
                .orElse(false);
    }

    /** As far as it can be read: what another system has stored is no child. */
    private boolean isChild(String stateJson, Instance parent, int ordinal) {
        ParentRef its = stored.start(stateJson).parent();
        return its != null
                && its.instanceId().equals(parent.id())
                && its.ordinal() == ordinal
                && (its.startId() == null || its.startId().equals(parent.startId()));
    }

    private static Event exists(int ordinal, String childId) {
        return new Event.ChildFailed(
                ordinal,
                new FailureDetails(
                        List.of("io.durablefunctions.InstanceExistsException"),
                        "An instance of the id '" + childId
                                + "' exists that is not this child, or the child was purged."
                                + " Give the child another id, or purge the other instance before.",
                        "",
                        null),
                null,
                null);
    }
}
