package io.durablefunctions.engine;

import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.TurnWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back instances that were claimed and cannot be read: they are tried again as blocked ones are, perhaps by a newer version. To let
 * their leases end instead would look as if they had taken their hosts down.
 */
final class UnreadableInstances {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableInstances.class);

    private final Host host;
    private final StateStore store;
    private final Termination termination;
    private final Duration lease;
    private final Housekeeping housekeeping;

    UnreadableInstances(Host host, StateStore store, Termination termination, Duration lease) {
        this.host = host;
        this.store = store;
        this.termination = termination;
        this.lease = lease;
        this.housekeeping = new Housekeeping(host.workers());
    }

    /** One that was claimed; it ends if it was told to. */
    void met(ClaimedInstance claimed, RuntimeException reason) {
        String id = claimed.instance().instanceId();
        boolean hasMail = !claimed.mail().isEmpty();
        Duration retry = hasMail ? lease.dividedBy(2) : host.options().blockedRetryInterval();
        LOG.error("What is stored of {} cannot be read. It is tried again in {}.", id, retry, reason);
        if (termination.endIfTold(claimed)) {
            return;
        }
        if (hasMail) { // which makes it due as soon as it is given back
            host.workers().schedule(retry, () -> housekeeping.soon("giving back " + id, () -> giveBack(claimed)));
        } else {
            giveBack(claimed);
        }
    }

    private void giveBack(ClaimedInstance claimed) {
        Instant due = host.clock().now().plus(host.options().blockedRetryInterval());
        TurnWrite release = new TurnWrite(
                claimed.instance().instanceId(),
                claimed.instance().version(),
                null,
                List.of(),
                new TurnWrite.Then.Release(due));
        store.write(List.of(Commit.of(release)), lease);
    }
}
