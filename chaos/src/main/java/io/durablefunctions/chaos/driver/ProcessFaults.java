package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.checks.Stops;
import io.durablefunctions.chaos.incidents.Incidents;
import io.durablefunctions.chaos.worker.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Faults of the workers' processes. */
final class ProcessFaults {

    private static final Duration RESTART = Duration.ofSeconds(60);

    private final Fleet fleet;
    private final Incidents incidents;

    ProcessFaults(Fleet fleet, Incidents incidents) {
        this.fleet = fleet;
        this.incidents = incidents;
    }

    /** Something done to a worker at which no other fault is. */
    interface AtWorker {
        boolean inflict(Slot slot, WorkerProcess worker) throws Exception;
    }

    private boolean at(SplittableRandom random, AtWorker fault) throws Exception {
        Optional<Slot> reserved = fleet.reserve(random);
        if (reserved.isEmpty()) {
            return false;
        }
        Slot slot = reserved.get();
        try {
            Optional<WorkerProcess> worker = slot.serving();
            return worker.isPresent() && fault.inflict(slot, worker.get());
        } finally {
            slot.fault().release();
        }
    }

    boolean kill(SplittableRandom random) throws Exception {
        return at(random, (slot, worker) -> {
            worker.kill();
            awaitNext(slot, worker);
            return true;
        });
    }

    boolean drain(SplittableRandom random) throws Exception {
        return at(random, this::drain);
    }

    /** One that does not end is killed, so that the run goes on; its exit code tells. */
    private boolean drain(Slot slot, WorkerProcess worker) throws InterruptedException {
        worker.drain();
        boolean hasEnded = worker.awaitEnd(RESTART);
        if (!hasEnded) {
            worker.kill();
        }
        awaitNext(slot, worker);
        return hasEnded;
    }

    /** The next one has to serve before it can be harmed again. */
    private void awaitNext(Slot slot, WorkerProcess last) throws InterruptedException {
        boolean serves = Waiting.until(
                RESTART, () -> slot.serving().filter(next -> next != last).isPresent());
        if (!serves) {
            incidents.failed("No worker came to serve in slot " + slot.number() + " for " + RESTART.toSeconds()
                    + " s after process " + last.pid());
        }
    }

    boolean zombie(SplittableRandom random) throws Exception {
        long millis = longerThanTheLease(random);
        return at(random, (slot, worker) -> stopFor(slot, worker, millis, () -> {}));
    }

    static long longerThanTheLease(SplittableRandom random) {
        return WorkerSettings.LEASE.toMillis() + 500 + random.nextInt(2_000);
    }

    /**
     * Stops a worker and lets it go on; false if it died meanwhile.
     *
     * @param before what to do right before it goes on
     */
    boolean stopFor(Slot slot, WorkerProcess worker, long millis, Runnable before) throws Exception {
        Incidents.Begun stopped = incidents.begin(Stops.KIND, slot.number(), worker.pid());
        try {
            worker.stop();
            Thread.sleep(millis);
        } finally {
            before.run();
            worker.goOn();
            stopped.end();
        }
        return worker.isAlive();
    }

    /** Each worker is drained and started with a new jar, one after the other. */
    void rollOut(Path jar) throws InterruptedException {
        for (Slot slot : fleet.slots()) {
            slot.fault().acquire();
            try {
                slot.release(jar);
                Optional<WorkerProcess> worker = slot.serving();
                if (worker.isPresent()) {
                    drain(slot, worker.get());
                }
            } finally {
                slot.fault().release();
            }
        }
    }
}
