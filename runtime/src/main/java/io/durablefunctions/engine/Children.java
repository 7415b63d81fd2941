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

/** Tells parents that a child of an id they chose cannot be: an instance of that id was there before, and is not theirs. Thread-safe. */
final class Children {

    private final StateStore store;
    private final StoredForm stored;
    private final Housekeeping housekeeping;

    Children(StateStore store, StoredForm stored, Housekeeping housekeeping) {
        this.store = store;
        this.stored = stored;
        this.housekeeping = housekeeping;
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
                housekeeping.soon("the look for child " + child.instanceId(), () -> check(parent, child));
            }
        }
    }

    private static boolean isOfParent(AwaitChild child, Instance parent) {
        return child.instanceId().equals(parent.id() + ":" + child.ordinal());
    }

    private void check(Instance parent, AwaitChild child) {
        boolean isThere = store.find(child.instanceId(), false)
                .map(found -> isChild(found.stateJson(), parent, child.ordinal()))
                .orElse(false);
        if (!isThere) {
            parent.tell(News.local(exists(child.ordinal(), child.instanceId())));
        }
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
