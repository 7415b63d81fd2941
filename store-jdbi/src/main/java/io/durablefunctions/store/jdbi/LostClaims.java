package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.ClaimRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims whose COMMIT was not answered, or whose instances could not be loaded after it. A host that forgot them would renew the leases of none
 * and run none of them, and nobody else could until their leases end. Safe for use by several threads.
 */
final class LostClaims {

    private final List<Lost> all = new ArrayList<>();

    /** {@code end}: when it is of no use any more, by {@code System.nanoTime()}, since its lease has ended if it was ever made. */
    private record Lost(Claimed claimed, String host, long end) {}

    synchronized void add(ClaimRequest request, List<Claimed> claimed) {
        forgetEnded();
        long end = System.nanoTime() + nanos(request.lease());
        claimed.forEach(each -> all.add(new Lost(each, request.host(), end)));
    }

    /** Those of a host that may still be found, at most so many. */
    synchronized List<Claimed> of(String host, int limit) {
        forgetEnded();
        return all.stream()
                .filter(lost -> lost.host().equals(host))
                .map(Lost::claimed)
                .limit(limit)
                .toList();
    }

    /** Forgets those of a host that have been found. */
    synchronized void found(String host, List<Claimed> found) {
        List<String> ids = found.stream().map(Claimed::id).toList();
        all.removeIf(
                lost -> lost.host().equals(host) && ids.contains(lost.claimed().id()));
    }

    private void forgetEnded() {
        long now = System.nanoTime();
        all.removeIf(lost -> lost.end() - now <= 0);
    }

    private static long nanos(Duration lease) {
        return Math.min(Duration.ofDays(1).toNanos(), lease.toNanos());
    }
}
