package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.faults.CommitProxy;
import io.durablefunctions.chaos.faults.CutReport;
import io.durablefunctions.chaos.faults.OpenTransaction;
import io.durablefunctions.chaos.incidents.Incidents;
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

/** Faults between the processes and the database. */
final class NetworkFaults {

    private static final int PATIENCE_SECONDS = 5;
    private static final Duration LATENESS = Duration.ofMillis(100);

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

    boolean blackHole(SplittableRandom random) throws InterruptedException {
        long millis = 1_000L + random.nextInt(6_000);
        return at(random, "BLACK-HOLE", millis, proxy -> proxy.blackHole(Duration.ofMillis(millis)));
    }

    boolean delay(SplittableRandom random) throws InterruptedException {
        long millis = 2_000L + random.nextInt(6_000);
        return at(random, "DELAY", millis, proxy -> proxy.delay(LATENESS, Duration.ofMillis(millis)));
    }

    boolean partition(SplittableRandom random) throws InterruptedException {
        long millis = 1_000L + random.nextInt(6_000);
        return at(random, "PARTITION", millis, proxy -> proxy.partition(Duration.ofMillis(millis)));
    }

    private boolean at(SplittableRandom random, String kind, long millis, Consumer<CommitProxy> fault)
            throws InterruptedException {
        Optional<Slot> slot = fleet.reserve(random);
        if (slot.isEmpty()) {
            return false;
        }
        long process = slot.get().serving().map(WorkerProcess::pid).orElse(0L);
        Incidents.Begun begun = incidents.begin(kind, slot.get().number(), process);
        try {
            fault.accept(proxies.get(slot.get().number()));
            Thread.sleep(millis);
            return true;
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
