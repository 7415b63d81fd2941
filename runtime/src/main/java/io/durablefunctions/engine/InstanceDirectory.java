package io.durablefunctions.engine;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.InstancePage;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.codec.JsonCodec;
import io.durablefunctions.codec.PayloadLimits;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks up instances of all hosts, as they are stored. Changes nothing. Safe for use by several threads.
 *
 * <p>Every method throws {@link io.durablefunctions.StateStoreException} if the store is out of reach or takes too long. Answers that take
 * several looks at the store (many pages, a count by where running instances stand) are not those of one moment: an instance that starts, ends
 * or is purged meanwhile may be in them or not, but none is in a list or a count twice while its status stays the same.
 */
public final class InstanceDirectory {

    private static final int MOST_LISTED = 1_000;
    private static final int MOST_COUNTED = 1_000_000;

    private final StateStore store;
    private final StoredForm stored = new StoredForm(JsonCodec.of(PayloadLimits.DEFAULTS));

    private InstanceDirectory(StateStore store) {
        this.store = store;
    }

    /** The instances of this store, which is neither prepared nor closed by this. */
    public static InstanceDirectory of(StateStore store) {
        return new InstanceDirectory(store);
    }

    /**
     * Where an instance stands; empty if there is none of this id. Reads all of its history. One that cannot be read, because something else
     * has stored it, is told of with what is known and with a reason that says so.
     */
    public Optional<OrchestrationStatus> status(String instanceId) {
        return store.find(instanceId, true).map(instance -> Statuses.listed(instance, stored));
    }

    /**
     * What happened to an instance, in order; empty if there is none of this id. Of one that continued as new, what happened since it last did.
     * Events that were sent to it and that it has not taken yet are not in it.
     *
     * @throws io.durablefunctions.InstanceUnreadableException if it was stored by something else, so that it cannot be read
     */
    public Optional<List<Event>> history(String instanceId) {
        return store.find(instanceId, true).map(instance -> Statuses.history(instance, stored));
    }

    /**
     * Instances, newest first: by the time of their creation, then by their id, both descending. One whose state cannot be read, because something
     * else has stored it, is listed with what is known of it and with a reason that says so.
     *
     * <p>Which of the statuses {@code PENDING}, {@code RUNNING}, {@code SUSPENDED} and {@code BLOCKED} an instance has, only its events tell. A
     * filter with some of these and not all reads the events of all running instances that match otherwise, of 10,000 a call at most: where that
     * many do not have the status, the page has fewer instances than were asked for, or none, and {@link InstancePage#next()} goes on. All other
     * conditions are the store's to look for, in one query. Tags and the statuses of ended instances are found in their states: where few
     * match, add a time or an orchestrator, so that fewer have to be read.
     *
     * @param after begins after this one; null for the beginning
     * @param limit how many at most, 1 to 1,000
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public InstancePage search(InstanceFilter filter, @Nullable InstanceKey after, int limit) {
        check("limit", limit, MOST_LISTED);
        Scan scan = Scan.ofPage(store, filter, after, limit);
        List<OrchestrationStatus> page = new ArrayList<>();
        InstanceKey last = after;
        while (page.size() < limit) {
            StoredInstance instance = scan.next();
            if (instance == null) {
                break;
            }
            OrchestrationStatus status = Statuses.listed(instance, stored);
            if (matches(filter, status)) {
                page.add(status);
            }
            last = new InstanceKey(instance.createdAt(), instance.instanceId());
        }
        return new InstancePage(page, scan.mayGoOn() ? last : null);
    }

    /**
     * How many instances there are, counted up to {@code most}; exact below it. A filter with some of the statuses {@code PENDING}, {@code
     * RUNNING}, {@code SUSPENDED} and {@code BLOCKED}, and not all of them, reads all running instances that match otherwise, until there
     * are enough, by many queries.
     *
     * @param most from 1 to 1,000,000
     * @throws IllegalArgumentException if {@code most} is out of its range
     */
    public long count(InstanceFilter filter, long most) {
        check("most", most, MOST_COUNTED);
        if (StatusSplit.isTold(filter)) {
            return store.count(filter, most);
        }
        InstanceFilter ended = StatusSplit.ended(filter);
        long count = ended.statuses().isEmpty() ? 0 : store.count(ended, most);
        Scan scan = Scan.ofAll(store, StatusSplit.open(filter));
        while (count < most) {
            StoredInstance instance = scan.next();
            if (instance == null) {
                break;
            }
            count += matches(filter, Statuses.listed(instance, stored)) ? 1 : 0;
        }
        return count;
    }

    private static boolean matches(InstanceFilter filter, OrchestrationStatus status) {
        return filter.statuses().isEmpty() || filter.statuses().contains(status.status());
    }

    /** Hosts that hold leases, by name. A host without instances holds none and is not among them. */
    public List<HostLeases> hosts() {
        return store.hosts();
    }

    private static void check(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be from 1 to " + most + ", not " + value + ".");
        }
    }
}
