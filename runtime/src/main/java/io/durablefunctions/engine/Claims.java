package io.durablefunctions.engine;

import io.durablefunctions.journal.Event;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.StateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leases ready instances to this host, as many as there is room for. */
final class Claims implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final int MOST_AT_A_TIME = 500;

    private final Host host;
    private final StateStore store;
    private final ClaimRequest request;
    private final UnreadableInstances unreadable;
    private final Suspects suspects;

    /** Whether there were suspects among the last ones: then they come one by one. */
    private boolean cautious;

    Claims(Host host, StateStore store, ClaimRequest request, Termination termination) {
        this.host = host;
        this.store = store;
        this.request = request;
        this.unreadable = new UnreadableInstances(host, store, termination, request.lease());
        this.suspects = new Suspects(host.workers(), host.options());
    }

    /** What a host asks for when it claims. */
    static ClaimRequest request(String hostName, Registry registry, RuntimeOptions options, StoredForm stored) {
        String fence = stored.ofEvents(List.of(new Event.TakenOver(hostName)));
        return new ClaimRequest(hostName, registry.orchestratorNames(), MOST_AT_A_TIME, options.leaseTimeout(), fence);
    }

    @Override
    public void run() {
        if (suspects.isTrying()) {
            return; // it is to be alone with those that have got somewhere
        }
        int asked;
        int claimed;
        do {
            asked = reserve();
            claimed = asked == 0 ? 0 : claim(asked);
        } while (asked > 0 && claimed == asked && !suspects.isTrying());
    }

    private int claim(int limit) {
        int used = 0;
        try {
            long sent = host.workers().nanoTime();
            long leasedUntil = sent + request.lease().toNanos();
            ClaimRequest limited =
                    new ClaimRequest(request.host(), request.functions(), limit, request.lease(), request.fence());
            List<ClaimedInstance> claimed = store.claim(limited);
            List<Instance> suspected = new ArrayList<>();
            for (ClaimedInstance instance : claimed) {
                // or what the store holds for due and this host does not would be claimed and given back all the time
                host.clock().atLeast(instance.instance().updatedAt());
                if (host.options().traceStateOperations()) {
                    LOG.info("claimed {}", instance.instance().instanceId());
                }
                used++;
                Instance loaded = load(instance, leasedUntil);
                if (loaded != null && suspects.suspects(loaded)) {
                    suspected.add(loaded);
                } else if (loaded != null) {
                    host.add(loaded);
                }
            }
            cautious = claimed.isEmpty() ? cautious : !suspected.isEmpty();
            if (!suspected.isEmpty()) {
                tryFirst(suspected);
            }
            return claimed.size();
        } finally {
            host.room().giveBack(limit - used);
        }
    }

    /** The others are given back before it runs: it may take this host down. */
    private void tryFirst(List<Instance> suspected) {
        Instance first = suspected.get(0);
        Instant later = host.clock().now().plus(suspects.tryAlone(first));
        List<Commit> others = suspected.stream()
                .skip(1)
                .map(suspect -> suspect.putBack(later))
                .toList();
        host.room().giveBack(others.size());
        if (!others.isEmpty()) {
            store.write(others, request.lease());
        }
        LOG.warn("{} is tried alone: {} hosts in a row went down with it", first, first.takeOversWithoutProgress());
        host.add(first);
    }

    /** Null if it cannot be read. */
    private @Nullable Instance load(ClaimedInstance claimed, long leasedUntil) {
        try {
            return host.load(claimed, leasedUntil);
        } catch (RuntimeException reason) {
            host.room().giveBack(1);
            unreadable.met(claimed, reason);
            return null;
        }
    }

    private int reserve() {
        return host.isDraining() || request.functions().isEmpty()
                ? 0
                : host.room().takeForBacklog(MOST_AT_A_TIME, cautious);
    }
}
