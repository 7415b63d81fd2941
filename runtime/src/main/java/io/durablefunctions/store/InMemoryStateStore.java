package io.durablefunctions.store;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in memory, by the same rules as a database would, and forgets it with the process. For tests and trials: nothing in
 * it is durable. Several hosts of one process may share it. Safe for use by several threads.
 */
public final class InMemoryStateStore implements StateStore {

    private final Supplier<Instant> clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    // guarded by this
    private final InMemoryTable table = new InMemoryTable();
    private final InMemoryMail mail = new InMemoryMail();

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
        boolean workForOthers;
        synchronized (this) {
            InMemoryWrite write = new InMemoryWrite(table, mail, clock.get());
            commits.forEach(commit -> results.add(write.write(commit)));
            workForOthers = wake(write.toRouse()) || write.madeReady();
        }
        if (workForOthers) {
            listeners.forEach(Runnable::run);
        }
        return results;
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
        Instant until = Times.later(now, request.lease());
        row.version++;
        row.updatedAt = now;
        row.leaseTo(request.host(), until);
        table.schedule(row, until);
        if (takeOver) {
            row.journal.add(new HistoryRow(row.lastSeq() + 1, request.fence()));
        }
        return new ClaimedInstance(row.stored(true), mail.of(row.id));
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
        Instant now = clock.get();
        Instant until = Times.later(now, duration);
        Set<Lease> kept = new HashSet<>();
        for (Lease lease : leases) {
            InMemoryRow row = table.row(lease.instanceId());
            if (row != null && row.isHeldAt(lease.version())) {
                row.updatedAt = now;
                row.leaseTo(row.leaseOwner, until);
                table.schedule(row, until);
                kept.add(lease);
            }
        }
        return kept;
    }

    // ---- mail

    @Override
    public synchronized void rouse(Collection<String> instanceIds) {
        wake(instanceIds);
    }

    /** Makes those ready that sleep and have mail; whether there were any. */
    private boolean wake(Collection<String> ids) {
        Instant now = clock.get();
        boolean any = false;
        for (String id : ids) {
            InMemoryRow row = table.row(id);
            if (row != null && row.sleepsAt(now) && mail.has(id)) {
                row.updatedAt = now;
                table.schedule(row, now);
                any = true;
            }
        }
        return any;
    }

    @Override
    public synchronized List<ReceivedMessage> mail(String host, int limit) {
        return mail.all()
                .filter(message -> {
                    InMemoryRow row = table.row(message.receiver());
                    return row != null && host.equals(row.leaseOwner);
                })
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void sweep() {
        wake(mail.receivers());
        for (String receiver : mail.receivers()) {
            InMemoryRow row = table.row(receiver);
            if (row == null || row.completed) {
                mail.removeAll(receiver);
            }
        }
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
    public synchronized List<StoredInstance> search(
            InstanceFilter filter, @Nullable InstanceKey after, int limit, JournalExcerpt excerpt) {
        InMemoryMatch match = new InMemoryMatch(filter);
        return table.all()
                .filter(row -> InMemoryMatch.isAfter(row, after) && match.test(row))
                .sorted(InMemoryMatch.NEWEST_FIRST)
                .limit(limit)
                .map(row -> row.stored(excerpt))
                .toList();
    }

    @Override
    public synchronized long count(InstanceFilter filter, long most) {
        return table.all().filter(new InMemoryMatch(filter)::test).limit(most).count();
    }

    @Override
    public synchronized List<HostLeases> hosts() {
        Instant now = clock.get();
        Map<String, HostLeases> hosts = new TreeMap<>();
        table.all().forEach(row -> {
            if (row.leaseOwner != null && row.leaseExpiresAt != null && !row.completed && !row.isQuarantined()) {
                long expired = row.leaseExpiresAt.isAfter(now) ? 0 : 1;
                HostLeases lease = new HostLeases(row.leaseOwner, 1, expired, row.leaseExpiresAt);
                hosts.merge(row.leaseOwner, lease, InMemoryStateStore::sum);
            }
        });
        return List.copyOf(hosts.values());
    }

    private static HostLeases sum(HostLeases one, HostLeases other) {
        Instant latest = one.latestExpiry().isAfter(other.latestExpiry()) ? one.latestExpiry() : other.latestExpiry();
        return new HostLeases(one.host(), one.instances() + other.instances(), one.expired() + other.expired(), latest);
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
        mail.removeAll(instanceId);
        return Purged.REMOVED;
    }

    @Override
    public boolean release(String quarantinedInstanceId) {
        synchronized (this) {
            InMemoryRow row = table.row(quarantinedInstanceId);
            if (row == null || !row.isQuarantined()) {
                return false;
            }
            Instant now = clock.get();
            row.version++;
            row.updatedAt = now;
            row.leaseTo(null, null);
            table.schedule(row, now);
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
