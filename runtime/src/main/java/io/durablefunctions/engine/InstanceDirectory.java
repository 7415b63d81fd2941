package io.durablefunctions.engine;

import io.durablefunctions.HostLeases;
import io.durablefunctions.InstanceFilter;
import io.durablefunctions.InstanceKey;
import io.durablefunctions.InstancePage;
import io.durablefunctions.OrchestrationStatus;
import io.durablefunctions.journal.Event;
import io.durablefunctions.store.StateStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up instances of all hosts, as they are stored. Changes nothing. Safe for use by several threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class InstanceDirectory {

    private final StateStore store;

    private InstanceDirectory(StateStore store) {
        this.store = store;
    }

    /** The instances of this store. */
    public static InstanceDirectory of(StateStore store) {
        return new InstanceDirectory(store);
    }

    /** Where an instance stands; empty if there is none of this id. */
    public Optional<OrchestrationStatus> status(String instanceId) {
        throw new UnsupportedOperationException(store.toString());
    }

    /** What happened to an instance, in order; empty if there is none of this id. */
    public Optional<List<Event>> history(String instanceId) {
        throw new UnsupportedOperationException(store.toString());
    }

    /**
     * Instances, newest first.
     *
     * @param after begins after this one; null for the beginning
     * @param limit how many at most, 1 to 1,000
     */
    public InstancePage search(InstanceFilter filter, @Nullable InstanceKey after, int limit) {
        throw new UnsupportedOperationException(store.toString());
    }

    /** How many instances there are, counted up to {@code most}. */
    public long count(InstanceFilter filter, long most) {
        throw new UnsupportedOperationException(store.toString());
    }

    /** Hosts that hold leases, by name. */
    public List<HostLeases> hosts() {
        throw new UnsupportedOperationException(store.toString());
    }
}
