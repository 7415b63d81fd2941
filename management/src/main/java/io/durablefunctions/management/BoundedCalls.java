package io.durablefunctions.management;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs what may take long on threads of its own, a limited number at once, each until its deadline. Thread-safe. */
final class BoundedCalls implements AutoCloseable {

    private static final int MOST = 64;

    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "durable-functions-management");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * What the call returns or throws.
     *
     * @throws Problem 503 if too many run, 504 if it takes too long: it is interrupted then
     */
    <T> T run(Supplier<T> call, Deadline deadline) {
        Future<T> answer;
        try {
            answer = threads.submit(call::get);
        } catch (RejectedExecutionException full) {
            throw Problem.of(
                            503,
                            "too-many-requests",
                            MOST + " requests are being answered, or the host ends. Try again later.")
                    .with("Retry-After", "1");
        }
        Duration remaining = deadline.remaining();
        try {
            return answer.get(remaining.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw tooSlow();
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw tooSlow();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Problem tooSlow() {
        return Problem.of(
                504,
                "timeout",
                "The store did not answer in time. What was asked may still happen: look at the instance before you repeat it.");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
