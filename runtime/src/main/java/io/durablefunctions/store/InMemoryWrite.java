package io.durablefunctions.store;

import io.durablefunctions.InvalidPayloadException;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written.StartResult;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One write of an in-memory store: its commits one after the other, each as a whole or not at all. Guarded by its store. */
final class InMemoryWrite {

    /** What a database's columns hold. */
    private static final int LONGEST = 255;

    private final InMemoryTable table;
    private final InMemoryMail mail;
    private final Instant now;
    private final Set<String> toRouse = new HashSet<>();
    private boolean madeReady;

    InMemoryWrite(InMemoryTable table, InMemoryMail mail, Instant now) {
        this.table = table;
        this.mail = mail;
        this.now = now;
        mail.nextMoment();
    }

    /** The released, and the receivers that nobody else will wake. */
    Set<String> toRouse() {
        return toRouse;
    }

    /** Whether an instance became ready by this write itself. */
    boolean madeReady() {
        return madeReady;
    }

    Written write(Commit commit) {
        String tooLong = tooLong(commit);
        if (tooLong != null) {
            return new Written.Failed(new InvalidPayloadException(
                    "'" + tooLong.substring(0, 40) + "...' has " + tooLong.length() + " characters, at most " + LONGEST
                            + " can be stored. Nothing was written.",
                    null));
        }
        TurnWrite turn = commit.turn();
        long version = 0;
        if (turn != null) {
            InMemoryRow row = table.row(turn.instanceId());
            if (row == null || !row.allows(turn) || !mail.hasAll(row.id, turn.consumed())) {
                return new Written.LeaseLost();
            }
            apply(turn, row);
            version = row.version;
        }
        List<StartResult> starts = commit.starts().stream().map(this::start).toList();
        Set<String> undelivered = new HashSet<>();
        commit.messages().stream()
                .filter(message -> !send(message))
                .forEach(message -> undelivered.add(message.messageId()));
        return new Written.Durable(version, starts, undelivered);
    }

    private static @Nullable String tooLong(Commit commit) {
        for (NewInstance start : commit.starts()) {
            if (start.instanceId().length() > LONGEST) {
                return start.instanceId();
            }
            if (start.functionName().length() > LONGEST) {
                return start.functionName();
            }
        }
        return null;
    }

    private void apply(TurnWrite turn, InMemoryRow row) {
        mail.remove(row.id, turn.consumed());
        if (turn.foldsJournal()) {
            row.journal.clear();
        } else if (turn.row() != null) {
            row.journal.add(turn.row());
        }
        if (turn.raisesVersion()) {
            row.version++;
            row.updatedAt = now;
        }
        become(turn.then(), row);
    }

    private void become(Then then, InMemoryRow row) {
        if (then instanceof Then.Release release) {
            row.leaseTo(null, null);
            table.schedule(row, release.due() == null ? Instant.MAX : release.due());
            toRouse.add(row.id);
            madeReady |= !row.executeAfter.isAfter(now);
        } else if (then instanceof Then.Quarantine) {
            row.leaseTo(StateStore.QUARANTINE, Instant.MAX);
            table.schedule(row, Instant.MAX);
        } else if (then instanceof Then.Complete complete) {
            row.stateJson = complete.stateJson();
            row.completed = true;
            row.leaseTo(null, null);
            table.schedule(row, Instant.MAX);
        } else if (then instanceof Then.ContinueAsNew anew) {
            row.stateJson = anew.stateJson();
            row.base = anew.base();
        }
    }

    private StartResult start(NewInstance start) {
        StartResult result = table.insert(start, now);
        madeReady |= result instanceof StartResult.Created
                && start.leasedTo() == null
                && start.delay().isZero();
        return result;
    }

    private boolean send(Message message) {
        InMemoryRow receiver = table.row(message.receiver());
        if (receiver == null || receiver.completed) {
            return false;
        }
        if (!message.receiverIsHere()) {
            toRouse.add(receiver.id); // also for one that is there already: perhaps nobody was woken for it
        }
        return mail.add(message);
    }
}
