package io.durablefunctions.chaos.driver;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Threads for what goes on beside the faults. What a task throws is kept: a run whose own tasks fail has shown nothing. Thread-safe. */
final class Background {

    private final ScheduledExecutorService threads;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    Background(int count) {
        this.threads = Executors.newScheduledThreadPool(count);
    }

    /** Now. */
    void now(Runnable task) {
        later(task, 0);
    }

    /** Once, later. */
    void later(Runnable task, long millis) {
        try {
            ScheduledFuture<?> unused = threads.schedule(watched(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException over) {
            // The run is over.
        }
    }

    /** Again and again, that long after the end of the last time. */
    void every(long millis, Runnable task) {
        ScheduledFuture<?> unused =
                threads.scheduleWithFixedDelay(watched(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private Runnable watched(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                if (!threads.isShutdown()) {
                    failures.add(e.toString());
                }
            }
        };
    }

    /** What tasks threw. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Ends it all, and waits for what runs. */
    void stop() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.MINUTES);
    }
}
