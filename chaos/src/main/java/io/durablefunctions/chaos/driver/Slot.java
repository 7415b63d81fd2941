package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.incidents.Incidents;
import io.durablefunctions.chaos.worker.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A place for a worker: when one dies, the next one is started. Thread-safe. */
final class Slot {

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final int number;
    private final String url;
    private final RunDirectory directory;
    private final Incidents incidents;

    /** Held by the fault that is at this worker: two at a time would undo each other. */
    private final Semaphore fault = new Semaphore(1);

    private volatile Path release;
    private volatile @Nullable WorkerProcess worker;
    private volatile String doom = "";
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
        WorkerSettings settings = new WorkerSettings(directory.activities(), directory.end());
        while (!closing) {
            try {
                Path log = directory.worker(STARTED.incrementAndGet());
                WorkerProcess started = WorkerProcess.start(settings, url, release, log);
                worker = started;
                if (closing) {
                    started.kill();
                }
                int code = started.await();
                incidents.died(number, started.pid(), doom.isEmpty() ? "EXIT-CODE-" + code : doom);
                doom = "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
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

    /** The reason to note when the worker dies. */
    void doom(String reason) {
        doom = reason;
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
            doom("CLOSED");
            last.drain();
        }
        keeper.join(millis);
        if (last != null) {
            last.kill();
        }
        keeper.join();
    }
}
