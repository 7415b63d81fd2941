package io.durablefunctions.testing.simulation;

import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Message;
import io.durablefunctions.store.NewInstance;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import io.durablefunctions.testing.simulation.database.Database;
import io.durablefunctions.testing.simulation.database.Flaw;
import java.util.Collection;
import java.util.TreeSet;

/** Whom to look at again after a write. */
final class SimulatedRouse {

    private final Database database;
    private final TreeSet<String> ids = new TreeSet<>();
    private boolean othersMayHaveWork;

    SimulatedRouse(Database database) {
        this.database = database;
    }

    void add(Commit commit, Written written) {
        if (!(written instanceof Written.Durable durable)) {
            return;
        }
        if (commit.turn() != null && commit.turn().then() instanceof Then.Release) {
            othersMayHaveWork = true;
            if (!database.has(Flaw.NO_SECOND_LOOK)) {
                ids.add(commit.turn().instanceId());
            }
        }
        for (Message message : commit.messages()) {
            if (!message.receiverIsHere()) {
                ids.add(message.receiver());
                othersMayHaveWork |= !durable.undelivered().contains(message.messageId());
            }
        }
        for (NewInstance start : commit.starts()) {
            othersMayHaveWork |= start.leasedTo() == null;
        }
    }

    Collection<String> ids() {
        return ids;
    }

    boolean othersMayHaveWork() {
        return othersMayHaveWork;
    }
}
