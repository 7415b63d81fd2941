package io.durablefunctions.store;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.StateStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where instances, their journals and their inboxes are kept. Safe for use by several threads. All times are the store's own
 * clock. Every method throws {@link StateStoreException} when the store is out of reach.
 *
 * <p>The rules a store keeps, each with a test in the store contract: {@code version} is the lease's epoch (a claim, a release, a
 * completion, continue-as-new and quarantine raise it by one, nothing else does); a write for a version that is not current
 * changes nothing; a take-over adds a journal row before its claim is answered; nobody but the holder of the lease changes an
 * instance; a commit is written as a whole or not at all.
 */
public interface StateStore extends AutoCloseable {

    /** The lease owner of an instance that is set aside because it killed its hosts. */
    String QUARANTINE = "quarantine";

    /** Makes the store ready for use, once per process: reaches the database, brings its schema up to date. */
    void prepare();

    /** The store's clock. */
    Instant now();

    /**
     * Writes commits of several instances together. The results are in the order of the commits. One bad commit does not fail its
     * neighbours. When an answer to a write is lost, the store itself finds out what became of it, for as long as {@code
     * patience}; it throws nothing. After the write it makes receivers of messages that sleep, and released instances that have mail,
     * ready, and gives other hosts a hint.
     *
     * <p>Commits of one instance, and messages to one instance, are written in the order of the list. A message and a commit after it that
     * starts, ends or consumes for its receiver may be written in either order.
     */
    List<Written> write(List<Commit> commits, Duration patience);

    /** Transactions in which activities write beside the engine; empty if the store has none that are of use to an activity. */
    default Optional<ActivityTransactions> activityTransactions() {
        return Optional.empty();
    }

    /**
     * Leases ready instances to a host, oldest first, and loads them. Those another transaction holds are passed by. Where the answer to
     * an earlier claim of the host was lost, the instances that it has leased may be answered first, and others with the next claim.
     */
    List<ClaimedInstance> claim(ClaimRequest request);

    /**
     * Leases one instance to a host, whatever its function and whether it is ready, if nobody has it (also out of quarantine) or its
     * lease has ended. For ending it from outside.
     */
    Optional<ClaimedInstance> claimById(String instanceId, ClaimRequest request);

    /** Ready instances, oldest first, without their payload. */
    List<ClaimableInstance> claimable(Set<String> functions, int limit);

    /** How many ready instances there are, counted up to {@code most}. */
    default int countClaimable(Set<String> functions, int most) {
        return claimable(functions, most).size();
    }

    /**
     * Prolongs leases.
     *
     * @return those that are still held; the others are lost
     */
    Set<Lease> renew(Collection<Lease> leases, Duration duration);

    /** Makes those of these instances ready that sleep and have mail. */
    void rouse(Collection<String> instanceIds);

    /** The mail of all instances that are leased to a host, in the order in which it was sent, at most {@code limit}. */
    List<ReceivedMessage> mail(String host, int limit);

    /**
     * What hosts may have forgotten when they died: makes sleepers with mail ready, sets aside the mail of instances that have
     * ended, removes journal and inbox rows that belong to no instance.
     */
    void sweep();

    /** One instance as it is stored; with {@code journal}, its journal rows too. */
    Optional<StoredInstance> find(String instanceId, boolean journal);

    /** Of these instances, those that have ended, by id, with their state. Ids of no instance map to empty. */
    Map<String, Optional<StoredInstance>> ended(Collection<String> instanceIds);

    /**
     * Instances that match, newest first: by the time of their creation and then by their id, both descending.
     *
     * <p>Of the statuses a store tells only those with which instances ended, the member {@code status} of their state; one without it has
     * {@code COMPLETED}. What has not ended matches if the filter has any status of that kind, or none at all: it is for who asks to read more
     * in its events.
     *
     * @param after begins after this place, which is exact to the store's last digit; null for the beginning
     * @param limit how many at most, from 1
     * @param excerpt which rows of the journals are answered of instances that have not ended; of those that have, none are, and their state
     *     may lack the member {@code history}
     */
    List<StoredInstance> search(InstanceFilter filter, @Nullable InstanceKey after, int limit, JournalExcerpt excerpt);

    /** How many instances match, as {@link #search} would find them, counted up to {@code most}. */
    long count(InstanceFilter filter, long most);

    /** Whoever holds leases, by name. {@link #QUARANTINE} is nobody. */
    List<HostLeases> hosts();

    /** Removes an instance that has ended, its journal and its inbox. */
    Purged purge(String instanceId);

    /** Lets an instance out of quarantine. */
    boolean release(String quarantinedInstanceId);

    /**
     * Calls {@code hint} when another host may have made work for this one. Hints may be lost, late or needless: polling alone
     * must be enough. A store that cannot tell never calls.
     *
     * @return stops it
     */
    Subscription listen(Runnable hint);

    @Override
    void close();

    /** Stops what was started. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** What became of {@link #purge}. */
    enum Purged {
        /** Removed. */
        REMOVED,
        /** There is none of this id. */
        ABSENT,
        /** It has not ended; nothing was removed. */
        RUNNING
    }
}
