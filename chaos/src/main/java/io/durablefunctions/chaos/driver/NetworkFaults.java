package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.faults.CommitProxy;
import io.durablefunctions.chaos.faults.CutReport;
import io.durablefunctions.chaos.faults.OpenTransaction;
import io.durablefunctions.chaos.incidents.Incidents;
import io.durablefunctions.chaos.worker.WorkerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Faults between the processes and the database. */
final class NetworkFaults {

    private static final int PATIENCE_SECONDS = 5;
    private static final Duration LATENESS = Duration.ofMillis(100);
    private static final int ONE_LONG_IN = 5;

    private final List<CommitProxy> proxies;
    private final Fleet fleet;
    private final ProcessFaults processes;
    private final Incidents incidents;

    /**
     * Faults of these.
     *
     * @param proxies of the workers, in their order, and after them of others
     */
    NetworkFaults(List<CommitProxy> proxies, Fleet fleet, ProcessFaults processes, Incidents incidents) {
        this.proxies = List.copyOf(proxies);
        this.fleet = fleet;
        this.processes = processes;
        this.incidents = incidents;
    }

    boolean cutBefore(SplittableRandom random) throws Exception {
        return cut(random, CommitProxy::armCutBefore);
    }

    boolean cutAfter(SplittableRandom random) throws Exception {
        return cut(random, CommitProxy::armCutAfter);
    }

    private boolean cut(SplittableRandom random, Function<CommitProxy, CompletableFuture<CutReport>> arm)
            throws InterruptedException, ExecutionException {
        CompletableFuture<CutReport> fired = arm.apply(proxies.get(random.nextInt(proxies.size())));
        try {
            fired.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException nobodyCommits) {
            return !fired.cancel(false);
        }
    }

    /** One in some lasts until the worker has given its connections up, and what was held is sent when nobody waits for it. */
    boolean blackHole(SplittableRandom random) throws InterruptedException {
        long least = random.nextInt(ONE_LONG_IN) == 0 ? WorkerSettings.GIVEN_UP.toMillis() : 0;
        long millis = least + 1_000L + random.nextInt(6_000);
        return at(random, "BLACK-HOLE", millis, CommitProxy::held, proxy -> proxy.blackHole(Duration.ofMillis(millis)));
    }

    boolean delay(SplittableRandom random) throws InterruptedException {
        long millis = 2_000L + random.nextInt(6_000);
        return at(
                random,
                "DELAY",
                millis,
                CommitProxy::delayed,
                proxy -> proxy.delay(LATENESS, Duration.ofMillis(millis)));
    }

    boolean partition(SplittableRandom random) throws InterruptedException {
        long millis = 1_000L + random.nextInt(6_000);
        return at(random, "PARTITION", millis, CommitProxy::reset, proxy -> proxy.partition(Duration.ofMillis(millis)));
    }

    /** True if something met it, as this count tells. */
    private boolean at(
            SplittableRandom random,
            String kind,
            long millis,
            ToLongFunction<CommitProxy> met,
            Consumer<CommitProxy> fault)
            throws InterruptedException {
        Optional<Slot> slot = fleet.reserve(random);
        if (slot.isEmpty()) {
            return false;
        }
        long process = slot.get().serving().map(WorkerProcess::pid).orElse(0L);
        Incidents.Begun begun = incidents.begin(kind, slot.get().number(), process);
        try {
            CommitProxy proxy = proxies.get(slot.get().number());
            long before = met.applyAsLong(proxy);
            fault.accept(proxy);
            Thread.sleep(millis);
            return met.applyAsLong(proxy) > before;
        } finally {
            begun.end();
            slot.get().fault().release();
        }
    }

    /** Stops a worker while it has a transaction open of which the server has done all but the COMMIT. */
    boolean zombieInTransaction(SplittableRandom random) throws Exception {
        Optional<Slot> reserved = fleet.reserve(random);
        if (reserved.isEmpty()) {
            return false;
        }
        Slot slot = reserved.get();
        OpenTransaction open = proxies.get(slot.number()).onOpenTransaction(() -> {});
        try {
            open.reached().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Optional<WorkerProcess> worker = slot.serving();
            if (worker.isEmpty()) {
                return false;
            }
            long millis = ProcessFaults.longerThanTheLease(random);
            // as if the process had been stopped before it said so: the COMMIT comes when it goes on
            return processes.stopFor(slot, worker.get(), millis, open::resume);
        } catch (TimeoutException nobodyCommits) {
            return false;
        } finally {
            open.resume();
            slot.fault().release();
        }
    }
}
