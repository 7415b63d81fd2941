package io.durablefunctions.store;

import io.durablefunctions.store.Written.StartResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Keeps everything in memory, by the same rules as a database would, and forgets it with the process. For tests and trials: nothing in
 * it is durable. Several hosts of one process may share it. Safe for use by several threads.
 */
public final class InMemoryStateStore implements StateStore {

    private final Supplier<Instant> clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    // guarded by this
    private final InMemoryTable table = new InMemoryTable();
    private long lastVersion;

    /** On the system's clock. */
    public InMemoryStateStore() {
        this(Instant::now);
    }

    /** On a clock of one's own, for tests in virtual time. */
    public InMemoryStateStore(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public void prepare() {}

    @Override
    public Instant now() {
        return clock.get();
    }

    // ---- writing

    @Override
    public List<Written> write(List<Commit> commits, Duration patience) {
        List<Written> results = new ArrayList<>(commits.size());
        boolean workForOthers = false;
        synchronized (this) {
            Instant now = clock.get();
            Set<String> rouse = new HashSet<>();
            for (Commit commit : commits) {
                results.add(write(commit, now, rouse));
                workForOthers |= commit.starts().stream().anyMatch(start -> start.leasedTo() == null);
            }
            table.rouse(rouse, now);
            workForOthers |= !rouse.isEmpty();
        }
        if (workForOthers) {
            listeners.forEach(Runnable::run);
        }
        return results;
    }

    private Written write(Commit commit, Instant now, Set<String> rouse) {
        TurnWrite turn = commit.turn();
        long version = 0;
        if (turn != null) {
            InMemoryRow row = table.row(turn.instanceId());
            if (row == null || !row.allows(turn)) {
                return new Written.LeaseLost();
            }
            apply(turn, row, now);
            version = row.version;
            if (turn.then() instanceof TurnWrite.Then.Release) {
                rouse.add(row.id);
            }
        }
        List<StartResult> starts =
                commit.starts().stream().map(start -> insert(start, now)).toList();
        Set<String> undelivered = new HashSet<>();
        for (Message message : commit.messages()) {
            InMemoryRow receiver = table.row(message.receiver());
            if (receiver == null || receiver.completed || !receiver.receive(message)) {
                undelivered.add(message.messageId());
            } else if (!message.receiverIsHere()) {
                rouse.add(receiver.id);
            }
        }
        return new Written.Durable(version, starts, undelivered);
    }

    private void apply(TurnWrite turn, InMemoryRow row, Instant now) {
        turn.consumed().forEach(row.inbox::remove);
        if (turn.row() != null) {
            row.journal.add(turn.row());
        }
        if (turn.raisesVersion()) {
            row.version++;
            row.updatedAt = now;
        }
        TurnWrite.Then then = turn.then();
        if (then instanceof TurnWrite.Then.Release release) {
            row.leaseOwner = null;
            row.leaseExpiresAt = null;
            table.schedule(row, release.due() == null ? Instant.MAX : release.due());
        } else if (then instanceof TurnWrite.Then.Quarantine) {
            row.leaseOwner = QUARANTINE;
            row.leaseExpiresAt = Instant.MAX;
            table.schedule(row, Instant.MAX);
        } else if (then instanceof TurnWrite.Then.Complete complete) {
            row.stateJson = complete.stateJson();
            row.completed = true;
            row.leaseOwner = null;
            row.leaseExpiresAt = null;
            if (!complete.keepJournal()) {
                row.journal.clear();
            }
            table.schedule(row, Instant.MAX);
        } else if (then instanceof TurnWrite.Then.ContinueAsNew anew) {
            row.stateJson = anew.stateJson();
            row.base = anew.base();
            row.journal.clear();
        }
    }

    private StartResult insert(NewInstance start, Instant now) {
        InMemoryRow there = table.row(start.instanceId());
        if (there != null) {
            return new StartResult.Exists(there.functionName, there.stateJson, there.completed);
        }
        lastVersion = Math.max(lastVersion + 1, ChronoUnit.MICROS.between(Instant.EPOCH, now));
        InMemoryRow row = new InMemoryRow(start, lastVersion, now);
        Instant due = now.plus(start.delay());
        if (start.leasedTo() != null) {
            row.leaseOwner = start.leasedTo();
            row.leaseExpiresAt = now.plus(start.lease());
            due = row.leaseExpiresAt;
        }
        table.insert(row, due);
        return new StartResult.Created(row.version);
    }

    // ---- claiming

    @Override
    public synchronized List<ClaimedInstance> claim(ClaimRequest request) {
        Instant now = clock.get();
        return table.ready(now, request.functions(), request.limit()).stream()
                .map(row -> lease(row, request, now))
                .toList();
    }

    @Override
    public synchronized Optional<ClaimedInstance> claimById(String instanceId, ClaimRequest request) {
        Instant now = clock.get();
        InMemoryRow row = table.row(instanceId);
        return row != null && row.isFreeAt(now) ? Optional.of(lease(row, request, now)) : Optional.empty();
    }

    private ClaimedInstance lease(InMemoryRow row, ClaimRequest request, Instant now) {
        boolean takeOver = row.leaseOwner != null;
        row.version++;
        row.updatedAt = now;
        row.leaseOwner = request.host();
        row.leaseExpiresAt = now.plus(request.lease());
        table.schedule(row, row.leaseExpiresAt);
        if (takeOver) {
            row.journal.add(new HistoryRow(row.lastSeq() + 1, request.fence()));
        }
        return new ClaimedInstance(row.stored(true), row.mail());
    }

    @Override
    public synchronized List<ClaimableInstance> claimable(Set<String> functions, int limit) {
        return table.ready(clock.get(), functions, limit).stream()
                .map(row -> new ClaimableInstance(
                        row.id, row.executeAfter, row.functionName, row.version, row.leaseOwner, row.leaseExpiresAt))
                .toList();
    }

    @Override
    public synchronized Set<Lease> renew(Collection<Lease> leases, Duration duration) {
        Instant until = clock.get().plus(duration);
        Set<Lease> kept = new HashSet<>();
        for (Lease lease : leases) {
            InMemoryRow row = table.row(lease.instanceId());
            if (row != null && row.version == lease.version() && !row.completed && row.leaseOwner != null) {
                row.leaseExpiresAt = until;
                table.schedule(row, until);
                kept.add(lease);
            }
        }
        return kept;
    }

    // ---- mail

    @Override
    public synchronized void rouse(Collection<String> instanceIds) {
        table.rouse(instanceIds, clock.get());
    }

    @Override
    public synchronized List<ReceivedMessage> mail(String host, int limit) {
        return table.rows()
                .filter(row -> host.equals(row.leaseOwner))
                .flatMap(row -> row.mail().stream())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void sweep() {
        table.rouse(table.rows().map(row -> row.id).toList(), clock.get());
        table.rows().filter(row -> row.completed).forEach(row -> row.inbox.clear());
    }

    // ---- questions

    @Override
    public synchronized Optional<StoredInstance> find(String instanceId, boolean journal) {
        return Optional.ofNullable(table.row(instanceId)).map(row -> row.stored(journal));
    }

    @Override
    public synchronized Map<String, Optional<StoredInstance>> ended(Collection<String> instanceIds) {
        Map<String, Optional<StoredInstance>> ended = new LinkedHashMap<>();
        for (String id : instanceIds) {
            InMemoryRow row = table.row(id);
            if (row == null) {
                ended.put(id, Optional.empty());
            } else if (row.completed) {
                ended.put(id, Optional.of(row.stored(false)));
            }
        }
        return ended;
    }

    @Override
    public synchronized Purged purge(String instanceId) {
        InMemoryRow row = table.row(instanceId);
        if (row == null) {
            return Purged.ABSENT;
        }
        if (!row.completed) {
            return Purged.RUNNING;
        }
        table.remove(row);
        return Purged.REMOVED;
    }

    @Override
    public boolean release(String quarantinedInstanceId) {
        synchronized (this) {
            InMemoryRow row = table.row(quarantinedInstanceId);
            if (row == null || !QUARANTINE.equals(row.leaseOwner)) {
                return false;
            }
            row.version++;
            row.leaseOwner = null;
            row.leaseExpiresAt = null;
            table.schedule(row, clock.get());
        }
        listeners.forEach(Runnable::run);
        return true;
    }

    @Override
    public Subscription listen(Runnable hint) {
        listeners.add(hint);
        return () -> listeners.remove(hint);
    }

    @Override
    public void close() {}
}
