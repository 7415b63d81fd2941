package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.incidents.Incidents;
import io.durablefunctions.chaos.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A place for a worker: when one dies, the next one is started. Thread-safe. */
final class Slot {

    private static final long AGAIN_MILLIS = 1_000;
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final int number;
    private final String url;
    private final RunDirectory directory;
    private final Incidents incidents;

    /** Held by the fault that is at this worker: two at a time would undo each other. */
    private final Semaphore fault = new Semaphore(1);

    private volatile Path release;
    private volatile @Nullable WorkerProcess worker;
    private volatile boolean closing;
    private final Thread keeper;

    /**
     * Starts its first worker.
     *
     * @param number its number in the fleet, from 0
     * @param url the database as this worker reaches it
     */
    Slot(int number, String url, RunDirectory directory, Path release, Incidents incidents) {
        this.number = number;
        this.url = url;
        this.directory = directory;
        this.release = release;
        this.incidents = incidents;
        this.keeper = new Thread(this::keep, "keeps-worker-" + number);
        keeper.start();
    }

    private void keep() {
        try {
            while (!closing) {
                runOne();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOne() throws InterruptedException {
        WorkerProcess started;
        try {
            WorkerSettings settings = new WorkerSettings(directory.activities(), directory.end());
            started = WorkerProcess.start(settings, url, release, directory.worker(STARTED.incrementAndGet()));
        } catch (IOException e) {
            incidents.failed("No worker could be started in slot " + number + ": " + e);
            Thread.sleep(AGAIN_MILLIS);
            return;
        }
        worker = started;
        if (closing) {
            started.kill();
        }
        incidents.died(started.await(number));
    }

    int number() {
        return number;
    }

    Semaphore fault() {
        return fault;
    }

    /** The worker, if it serves; stopped or cut off, it serves too. */
    Optional<WorkerProcess> serving() {
        WorkerProcess now = worker;
        return now != null && now.isAlive() && now.ready().getNow(false) ? Optional.of(now) : Optional.empty();
    }

    /** Whether its worker serves and no fault is at it. */
    boolean isFree() {
        return fault.availablePermits() > 0 && serving().isPresent();
    }

    /** The next worker has this jar. */
    void release(Path jar) {
        release = jar;
    }

    /** Ends the worker at once, and starts no other. */
    void kill() {
        closing = true;
        WorkerProcess last = worker;
        if (last != null) {
            last.destroy();
        }
    }

    /** Lets the worker end in good order, starts no other, and waits; kills it if that takes too long. */
    void close(long millis) throws InterruptedException {
        closing = true;
        WorkerProcess last = worker;
        if (last != null) {
            last.drain();
        }
        keeper.join(millis);
        if (last != null) {
            last.kill();
        }
        keeper.join();
    }
}
