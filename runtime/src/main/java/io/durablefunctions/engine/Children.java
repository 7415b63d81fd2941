package io.durablefunctions.engine;

import io.durablefunctions.FailureDetails;
import io.durablefunctions.journal.Command;
import io.durablefunctions.journal.Command.AwaitChild;
import io.durablefunctions.journal.Event;
import io.durablefunctions.journal.Event.ChildScheduled;
import io.durablefunctions.journal.ParentRef;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.Written;
import io.durablefunctions.store.Written.StartResult;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Tells parents that a child of an id they chose cannot be: an instance of that id was there before, and is not theirs. Thread-safe. */
final class Children {

    private final StateStore store;
    private final StoredForm stored;
    private final Housekeeping housekeeping;
    private final BiConsumer<Commit, Consumer<Written>> send;

    /**
     * For one host.
     *
     * @param send writes messages, hands them over here and takes their answer
     */
    Children(
            StateStore store,
            StoredForm stored,
            Housekeeping housekeeping,
            BiConsumer<Commit, Consumer<Written>> send) {
        this.store = store;
        this.stored = stored;
        this.housekeeping = housekeeping;
        this.send = send;
    }

    /** The start of a child met an instance, which may be the child itself, started by the same step before. */
    void met(Instance parent, ChildScheduled child, StartResult.Exists exists) {
        if (!isChild(exists.stateJson(), parent, child.ordinal())) {
            tell(parent, child.ordinal(), child.instanceId());
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
            tell(parent, child.ordinal(), child.instanceId());
        }
    }

    /** By a message, like the answer of a child: the parent may leave this host before it has stored what it hears. */
    private void tell(Instance parent, int ordinal, String childId) {
        ParentRef ref = new ParentRef(parent.id(), ordinal, parent.startId());
        Event answer = exists(ref, childId);
        Message message = new Message(parent.id(), Endings.answerId(ref), stored.ofMessage(answer), true);
        send.accept(Commit.of(message), written -> {
            if (!(written instanceof Written.Durable)) { // whoever takes it over looks again
                parent.evict("it could not be told that its child " + childId + " cannot be");
            }
        });
    }

    /** As far as it can be read: what another system has stored is no child. */
    private boolean isChild(String stateJson, Instance parent, int ordinal) {
        ParentRef its = stored.start(stateJson).parent();
        return its != null
                && its.instanceId().equals(parent.id())
                && its.ordinal() == ordinal
                && (its.startId() == null || its.startId().equals(parent.startId()));
    }

    private static Event exists(ParentRef parent, String childId) {
        return new Event.ChildFailed(
                parent.ordinal(),
                new FailureDetails(
                        List.of("io.durablefunctions.InstanceExistsException"),
                        "An instance of the id '" + childId
                                + "' exists that is not this child, or the child was purged."
                                + " Give the child another id, or purge the other instance before.",
                        "",
                        null),
                null,
                parent.startId());
    }
}
