package io.durablefunctions.engine;

import io.durablefunctions.store.Lease;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the leases of this host's instances, and gives up those it could not keep: before another host may have them, by this host's own
 * stopwatch. Safety never depends on that; it only keeps a host that was cut off from starting more activities.
 */
final class Leases implements Runnable {

    private final Host host;
    private final StateStore store;
    private final Duration length;

    Leases(Host host, StateStore store, Duration length) {
        this.host = host;
        this.store = store;
        this.length = length;
    }

    /** Renews all leases. */
    @Override
    public void run() {
        Map<Lease, Instance> held = new HashMap<>();
        for (Instance instance : host.instances()) {
            Lease lease = instance.lease();
            if (lease != null) {
                held.put(lease, instance);
            }
        }
        long until = host.workers().nanoTime() + length.toNanos();
        host.clock().set(store.now());
        if (held.isEmpty()) {
            return;
        }
        List<Lease> leases = new ArrayList<>(held.keySet());
        Set<Lease> kept = store.renew(leases, length);
        held.forEach((lease, instance) -> {
            if (kept.contains(lease)) {
                instance.renewed(lease, until);
            } else {
                instance.lost(lease);
            }
        });
    }

    /** Gives up the instances whose lease has ended. */
    void fence() {
        long now = host.workers().nanoTime();
        for (Instance instance : host.instances()) {
            if (!instance.isLeasedAt(now)) {
                instance.evict("its lease could not be renewed in time");
            }
        }
    }
}
