package io.durablefunctions.engine;

import io.durablefunctions.InstanceNotFoundException;
import io.durablefunctions.InstanceUnreadableException;
import io.durablefunctions.journal.DurableStateDto;
import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.StoredInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Those who wait for instances to end. One that ends on this host is told at once; for the others the store is asked, for all of them
 * together. Thread-safe.
 */
final class Completions {

    /** How an instance ended. */
    record Ended(String orchestrator, DurableStateDto state) {}

    private final StateStore store;
    private final StoredForm stored;
    private final Periodic poll;

    private final Workers workers;
    private final Duration interval;

    // guarded by this
    private final Map<String, List<CompletableFuture<Ended>>> waiting = new HashMap<>();
    private Set<String> notAskedYet = new HashSet<>();
    private long allAskedAt;

    Completions(StateStore store, StoredForm stored, Workers workers, Duration interval) {
        this.store = store;
        this.stored = stored;
        this.workers = workers;
        this.interval = interval;
        this.poll = new Periodic("Looking for ended instances", workers, workers.housekeeping(), interval, this::ask);
    }

    /** Completes when the instance has ended, or fails if there is none. */
    CompletableFuture<Ended> of(String instanceId) {
        CompletableFuture<Ended> future = new CompletableFuture<>();
        synchronized (this) {
            waiting.computeIfAbsent(instanceId, id -> new ArrayList<>()).add(future);
            notAskedYet.add(instanceId);
        }
        poll.nudge();
        return future;
    }

    synchronized void forget(String instanceId, CompletableFuture<Ended> future) {
        List<CompletableFuture<Ended>> futures = waiting.get(instanceId);
        if (futures != null && futures.removeIf(other -> other == future) && futures.isEmpty()) {
            waiting.remove(instanceId);
        }
    }

    void ended(String instanceId, Ended ended) {
        take(instanceId).forEach(future -> future.complete(ended));
    }

    private void ended(String instanceId, StoredInstance instance) {
        try {
            ended(instanceId, new Ended(instance.functionName(), Statuses.readable(instance, stored)));
        } catch (InstanceUnreadableException unreadable) { // the others hear of their ends all the same
            take(instanceId).forEach(future -> future.completeExceptionally(unreadable));
        }
    }

    private synchronized List<CompletableFuture<Ended>> take(String instanceId) {
        List<CompletableFuture<Ended>> futures = waiting.remove(instanceId);
        return futures == null ? List.of() : futures;
    }

    private void ask() {
        List<String> ids = idsToAsk();
        if (ids.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Optional<StoredInstance>> found :
                store.ended(ids).entrySet()) {
            String id = found.getKey();
            if (found.getValue().isPresent()) {
                ended(id, found.getValue().get());
            } else {
                take(id).forEach(future -> future.completeExceptionally(
                        new InstanceNotFoundException("There is no instance '" + id + "'.")));
            }
        }
    }

    /** All of them once an interval, in between those that are new: most of what one waits for has not ended when one begins to. */
    private synchronized List<String> idsToAsk() {
        long now = workers.nanoTime();
        boolean all = now - allAskedAt >= interval.toNanos();
        allAskedAt = all ? now : allAskedAt;
        Set<String> ids = all ? waiting.keySet() : notAskedYet;
        notAskedYet = new HashSet<>();
        return List.copyOf(ids);
    }

    void start() {
        poll.nudge();
    }

    void stop() {
        poll.stop();
    }
}
