package io.durablefunctions.engine;

import java.time.Duration;
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

    /** Whether one is being tried: neither it nor the host has got anywhere or ended, and its time is not over. */
    boolean isTrying() {
        return tried != null && !tried.isCleared() && workers.nanoTime() - triedSince < trial.toNanos();
    }

    /** From now on this one is tried. Answers when others may be. */
    Duration tryAlone(Instance suspect) {
        tried = suspect;
        triedSince = workers.nanoTime();
        return trial;
    }
}
