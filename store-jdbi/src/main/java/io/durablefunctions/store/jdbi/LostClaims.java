package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.ClaimRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Claims whose COMMIT was not answered, or whose instances could not be loaded after it. A host that forgot them would renew the leases of none
 * and run none of them, and nobody else could until their leases end. Safe for use by several threads.
 */
final class LostClaims {

    /** One that can never be loaded must not keep the host from others for longer. */
    private static final int MOST_TRIES = 3;

    private final List<Lost> all = new ArrayList<>();

    /**
     * A claim.
     *
     * @param leaseEnds when its lease ends, if it was made: tells it from one that was made since under the same version
     * @param tries how often it was found and could not be loaded
     * @param end when its lease has ended even if it was made, by {@code System.nanoTime()}
     */
    record Lost(String id, String function, long version, OffsetDateTime leaseEnds, String host, int tries, long end) {

        private static Lost of(Claimed claimed, String host, int tries, long end) {
            return new Lost(
                    claimed.id(),
                    claimed.instance().functionName(),
                    claimed.instance().version(),
                    claimed.leaseEnds(),
                    host,
                    tries,
                    end);
        }
    }

    synchronized void add(ClaimRequest request, List<Claimed> claimed) {
        add(request, claimed, 0);
    }

    private void add(ClaimRequest request, List<Claimed> claimed, int tries) {
        forgetEnded();
        long end = System.nanoTime() + nanos(request.lease());
        claimed.forEach(each -> all.add(Lost.of(each, request.host(), tries, end)));
    }

    /** Those that the host may look for now. One that it has found before and could not load comes alone, so that it is no other's fate. */
    synchronized List<Lost> next(ClaimRequest request) {
        forgetEnded();
        List<Lost> mine = all.stream()
                .filter(lost -> lost.host().equals(request.host())
                        && request.functions().contains(lost.function()))
                .limit(request.limit())
                .toList();
        if (!mine.isEmpty() && mine.get(0).tries() > 0) {
            return mine.subList(0, 1);
        }
        return mine.stream().takeWhile(lost -> lost.tries() == 0).toList();
    }

    /** The host has looked for these, and these of them it has: the others go to the end, their COMMIT may still come. */
    synchronized void looked(List<Lost> lookedFor, List<Claimed> found) {
        Set<String> ids = ids(found);
        all.removeAll(lookedFor);
        lookedFor.stream().filter(lost -> !ids.contains(lost.id())).forEach(all::add);
    }

    /** What the host has found, it could not load. */
    synchronized void unloaded(ClaimRequest request, List<Lost> lookedFor, List<Claimed> found) {
        int tries = lookedFor.get(0).tries() + 1;
        if (tries < MOST_TRIES) {
            add(request, found, tries);
        }
    }

    /** The host has claimed these: what it has lost of them before never was, or is no more. */
    synchronized void claimed(String host, List<Claimed> claimed) {
        if (!all.isEmpty()) {
            Set<String> ids = ids(claimed);
            all.removeIf(lost -> lost.host().equals(host) && ids.contains(lost.id()));
        }
    }

    private static Set<String> ids(List<Claimed> claimed) {
        Set<String> ids = new HashSet<>();
        claimed.forEach(each -> ids.add(each.id()));
        return ids;
    }

    private void forgetEnded() {
        long now = System.nanoTime();
        all.removeIf(lost -> lost.end() - now <= 0);
    }

    private static long nanos(Duration lease) {
        return Math.min(Duration.ofDays(1).toNanos(), lease.toNanos());
    }
}
