package io.durablefunctions.engine;

import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.time.Instant;

/** What a host does every polling interval besides claiming: reads its mail, makes room, counts what waits for it, gives up what it may no longer hold. */
final class Upkeep implements Runnable {

    private static final int MOST_MAIL = 1_000;

    private final String name;
    private final Host host;
    private final StateStore store;
    private final Leases leases;

    Upkeep(String name, Host host, StateStore store, Leases leases) {
        this.name = name;
        this.host = host;
        this.store = store;
        this.leases = leases;
    }

    @Override
    public void run() {
        leases.fence();
        makeRoom();
        host.admission().countBacklog(host.room().isFull());
        if (!host.instances().isEmpty()) {
            for (ReceivedMessage mail : store.mail(name, MOST_MAIL)) {
                host.arrived(mail);
            }
        }
    }

    private void makeRoom() {
        boolean full = host.room().isFull();
        long now = host.workers().nanoTime();
        Duration stay = host.options().idleTimeout();
        Instant soon = host.clock().now().plus(stay);
        for (Instance instance : host.idle()) {
            boolean stayed = now - instance.idleSinceNanos() >= stay.toNanos();
            Instant due = instance.nextDue();
            if (full || (stayed && (due == null || due.isAfter(soon)))) {
                instance.release();
            }
        }
    }
}
