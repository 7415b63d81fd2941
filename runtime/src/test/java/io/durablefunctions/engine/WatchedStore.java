package io.durablefunctions.engine;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.ActivityTransactions;
import io.durablefunctions.store.ClaimRequest;
import io.durablefunctions.store.ClaimableInstance;
import io.durablefunctions.store.ClaimedInstance;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.JournalExcerpt;
import io.durablefunctions.store.Lease;
import io.durablefunctions.store.ReceivedMessage;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A host's way to a real store: it notes what is asked, and can be cut. Thread-safe. */
final class WatchedStore implements StateStore {

    private final StateStore store;
    private final Consumer<List<Commit>> beforeWrite;
    private final List<List<Commit>> writes = new CopyOnWriteArrayList<>();
    private final List<Integer> searched = new CopyOnWriteArrayList<>();
    private final AtomicInteger endedAsked = new AtomicInteger();
    private volatile boolean claims = true;
    private volatile boolean sweeps = true;
    private volatile boolean cut;
    private Optional<ActivityTransactions> activityTransactions = Optional.empty();
    private final AtomicInteger listeners = new AtomicInteger();
    private volatile Consumer<List<Commit>> afterWrite = batch -> {};
    private volatile Runnable beforePrepare = () -> {};
    private volatile Runnable beforeClaim = () -> {};
    private final AtomicReference<Runnable> beforeFind = new AtomicReference<>(() -> {});

    WatchedStore(StateStore store) {
        this(store, batch -> {});
    }

    /** With something to do before each write, which may take its time or throw. */
    WatchedStore(StateStore store, Consumer<List<Commit>> beforeWrite) {
        this.store = store;
        this.beforeWrite = beforeWrite;
    }

    /** The batches that were written, in their order. */
    List<List<Commit>> writes() {
        return writes;
    }

    /** With transactions for activities. */
    WatchedStore withTransactions(ActivityTransactions transactions) {
        activityTransactions = Optional.of(transactions);
        return this;
    }

    @Override
    public Optional<ActivityTransactions> activityTransactions() {
        return activityTransactions;
    }

    /** How often the store was asked what has ended. */
    int endedAsked() {
        return endedAsked.get();
    }

    /** How many instances were looked for each time, at most. */
    List<Integer> searched() {
        return searched;
    }

    /** Whether one of these gives its instance back. */
    static boolean givesBack(List<Commit> commits) {
        return commits.stream()
                .anyMatch(commit -> commit.turn() != null && commit.turn().then() instanceof TurnWrite.Then.Release);
    }

    /** From now on nothing is there to be claimed. */
    WatchedStore withoutClaims() {
        claims = false;
        return this;
    }

    /** From now on nothing is swept up. */
    WatchedStore withoutSweeps() {
        sweeps = false;
        return this;
    }

    /** How many listen for hints. */
    int listeners() {
        return listeners.get();
    }

    /** Something to do after each write, before it is answered, which may take its time. */
    void afterWrite(Consumer<List<Commit>> task) {
        afterWrite = task;
    }

    /** Something to do before the store is prepared, which may take its time. */
    void beforePrepare(Runnable task) {
        beforePrepare = task;
    }

    /** Something to do before each claim, which may take its time. */
    void beforeClaim(Runnable task) {
        beforeClaim = task;
    }

    /** Something to do once, before an instance is looked for. */
    void beforeNextFind(Runnable task) {
        beforeFind.set(task);
    }

    /** From now on the store is out of reach. */
    void cut() {
        cut = true;
    }

    /** From now on it is within reach again. */
    void mend() {
        cut = false;
    }

    private StateStore reached() {
        if (cut) {
            throw new StateStoreException("cut", null);
        }
        return store;
    }

    @Override
    public void prepare() {
        beforePrepare.run();
        reached().prepare();
    }

    @Override
    public Instant now() {
        return reached().now();
    }

    @Override
    public List<Written> write(List<Commit> commits, Duration patience) {
        if (cut) {
            return Collections.nCopies(commits.size(), new Written.Failed(new StateStoreException("cut", null)));
        }
        writes.add(commits);
        beforeWrite.accept(commits);
        List<Written> written = store.write(commits, patience);
        afterWrite.accept(commits);
        return written;
    }

    @Override
    public List<ClaimedInstance> claim(ClaimRequest request) {
        beforeClaim.run();
        return claims ? reached().claim(request) : List.of();
    }

    @Override
    public Optional<ClaimedInstance> claimById(String instanceId, ClaimRequest request) {
        return reached().claimById(instanceId, request);
    }

    @Override
    public List<ClaimableInstance> claimable(Set<String> functions, int limit) {
        return reached().claimable(functions, limit);
    }

    @Override
    public Set<Lease> renew(Collection<Lease> leases, Duration duration) {
        return reached().renew(leases, duration);
    }

    @Override
    public void rouse(Collection<String> instanceIds) {
        reached().rouse(instanceIds);
    }

    @Override
    public List<ReceivedMessage> mail(String host, int limit) {
        return reached().mail(host, limit);
    }

    @Override
    public void sweep() {
        if (sweeps) {
            reached().sweep();
        }
    }

    @Override
    public Optional<StoredInstance> find(String instanceId, boolean journal) {
        beforeFind.getAndSet(() -> {}).run();
        return reached().find(instanceId, journal);
    }

    @Override
    public Map<String, Optional<StoredInstance>> ended(Collection<String> instanceIds) {
        endedAsked.incrementAndGet();
        return reached().ended(instanceIds);
    }

    @Override
    public List<StoredInstance> search(
            InstanceFilter filter, @Nullable InstanceKey after, int limit, JournalExcerpt excerpt) {
        searched.add(limit);
        return reached().search(filter, after, limit, excerpt);
    }

    @Override
    public long count(InstanceFilter filter, long most) {
        return reached().count(filter, most);
    }

    @Override
    public List<HostLeases> hosts() {
        return reached().hosts();
    }

    @Override
    public Purged purge(String instanceId) {
        return reached().purge(instanceId);
    }

    @Override
    public boolean release(String quarantinedInstanceId) {
        return reached().release(quarantinedInstanceId);
    }

    @Override
    public Subscription listen(Runnable hint) {
        Subscription subscription = reached().listen(hint);
        listeners.incrementAndGet();
        return () -> {
            listeners.decrementAndGet();
            subscription.close();
        };
    }

    @Override
    public void close() {}
}
