package io.durablefunctions.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instances that several hosts in a row went down with. One of them may be what takes the hosts down, and the others are its victims, which
 * would be set aside with it; so they are tried one at a time. For one thread.
 */
final class Suspects {

    private final Workers workers;
    private final int suspicious;
    private final Duration trial;
    private @Nullable Instance tried;
    private long triedSince;

    Suspects(Workers workers, RuntimeOptions options) {
        this.workers = workers;
        this.suspicious = Math.max(2, options.maxTakeOvers() / 2);
        this.trial = options.leaseRenewalInterval();
    }

    boolean suspects(Instance loaded) {
        return loaded.takeOversWithoutProgress() >= suspicious;
    }

    /** How long one is tried before the next one is, if neither it nor the host has ended by then. */
    Duration trial() {
        return trial;
    }

    /** The one of these to run now; null if another one is still being tried. */
    @Nullable
    Instance next(List<Instance> suspects) {
        long now = workers.nanoTime();
        boolean isFree = tried == null || tried.isCleared() || now - triedSince >= trial.toNanos();
        if (!isFree) {
            return null;
        }
        tried = suspects.get(0);
        triedSince = now;
        return tried;
    }
}
