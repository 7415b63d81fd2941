package io.durablefunctions.testing.sequences;

import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sequence on one store: under names that nobody else uses, with what was learned from the answers so far. */
final class Run {

    final StateStore store;
    final Sizes sizes;
    private final String prefix = UUID.randomUUID().toString().substring(0, 13) + "-";
    private final Instant begin;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();

    /** How many of each there are; the instance after the last one is never started. */
    record Sizes(int instances, int hosts) {}

    Run(StateStore store, Sizes sizes) {
        this.store = store;
        this.sizes = sizes;
        this.begin = store.now();
    }

    // ---- names

    String id(int instance) {
        return prefix + "i" + instance;
    }

    /** What the ids of all instances begin with. */
    String ids() {
        return prefix + "i";
    }

    String host(int host) {
        return prefix + "h" + host;
    }

    String function(int function) {
        return prefix + "F" + function;
    }

    Set<String> functions(int... functions) {
        Set<String> names = new LinkedHashSet<>();
        for (int function : functions) {
            names.add(function(function));
        }
        return names;
    }

    /** Without what belongs to this run alone. */
    String plain(String text) {
        return text.replace(prefix, "");
    }

    String tooLong() {
        return prefix + "x".repeat(256);
    }

    // ---- times: whole hours from the beginning, so that what passes meanwhile does not count

    Instant hoursAgo(long hours) {
        return begin.minus(Duration.ofHours(hours));
    }

    /** How many hours ago, to the nearest one. */
    long age(Instant time) {
        return Math.round(Duration.between(time, begin).toMillis() / 3_600_000.0);
    }

    // ---- what is known

    @Nullable
    Known known(String id) {
        return known.get(id);
    }

    /** What is known, to be changed by what a write is expected to do. */
    Map<String, Known> expectations() {
        Map<String, Known> copy = new HashMap<>();
        known.forEach((id, each) -> copy.put(id, each.copy()));
        return copy;
    }

    /** Whether its versions are higher than all that an instance of this id had before. */
    boolean created(String id, long version) {
        known.put(id, new Known(version));
        return version > highest.getOrDefault(id, Long.MIN_VALUE);
    }

    void removed(String id) {
        Known gone = known.remove(id);
        if (gone != null) {
            highest.merge(id, gone.version, Math::max);
        }
    }

    /** A version as the distance from the instance's first one. */
    String version(String id, long version) {
        Known instance = known.get(id);
        return instance == null ? "unknown" : "+" + (version - instance.firstVersion);
    }
}
