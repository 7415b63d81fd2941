package io.durablefunctions.engine;

import io.durablefunctions.store.Lease;
import org.jspecify.annotations.Nullable;

/** The lease of one instance, as its host knows it. Guarded by its instance. */
final class HeldLease {

    private final String instanceId;
    private long version;
    private long untilNanos;

    /** Whether a write is on its way that ends this version. */
    private boolean inFlight;

    HeldLease(String instanceId, long version, long untilNanos) {
        this.instanceId = instanceId;
        this.version = version;
        this.untilNanos = untilNanos;
    }

    long version() {
        return version;
    }

    /** What to renew; null while a write is on its way that ends this version. */
    @Nullable
    Lease current() {
        return inFlight ? null : new Lease(instanceId, version);
    }

    boolean is(Lease lease) {
        return !inFlight && lease.version() == version;
    }

    void renewed(Lease lease, long until) {
        if (lease.version() == version) {
            untilNanos = until;
        }
    }

    void stored(long storedVersion, long until) {
        version = storedVersion;
        untilNanos = until;
    }

    void writing(boolean endsThisVersion) {
        inFlight = endsThisVersion;
    }

    void written(long newVersion) {
        version = newVersion;
        inFlight = false;
    }

    boolean isHeldAt(long nanos) {
        return nanos - untilNanos < 0;
    }
}
