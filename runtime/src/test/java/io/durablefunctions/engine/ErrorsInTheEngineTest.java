package io.durablefunctions.engine;

import static io.durablefunctions.engine.TestHosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.DurableFunctionClient;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.StartOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is out of memory, or of threads, once: an instance is given up by its host, and claimed again when its lease has ended. */
class ErrorsInTheEngineTest {

    private final TestHosts hosts = new TestHosts();
    private final AtomicBoolean idsFail = new AtomicBoolean();
    private final AtomicBoolean haveFailed = new AtomicBoolean();
    private final AtomicBoolean alarmsFail = new AtomicBoolean();

    @AfterEach
    void close() {
        hosts.close();
    }

    /** Real workers, some of whose services fail once when told. */
    private final class FailingWorkers implements Workers {

        private final Workers workers;

        FailingWorkers(Workers workers) {
            this.workers = workers;
        }

        private void failOnce(AtomicBoolean fails) {
            if (fails.compareAndSet(true, false)) {
                throw new InternalError("on purpose");
            }
        }

        @Override
        public String newId() {
            failOnce(idsFail);
            return workers.newId();
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            if (delay.compareTo(Duration.ofHours(1)) > 0) {
                failOnce(alarmsFail);
            }
            return workers.schedule(delay, task);
        }

        @Override
        public Executor turns() {
            return workers.turns();
        }

        @Override
        public Executor activities() {
            return workers.activities();
        }

        @Override
        public Executor writes() {
            return workers.writes();
        }

        @Override
        public Executor housekeeping() {
            return workers.housekeeping();
        }

        @Override
        public Executor renewal() {
            return workers.renewal();
        }

        @Override
        public long nanoTime() {
            return workers.nanoTime();
        }

        @Override
        public <T extends @Nullable Object> T join(CompletableFuture<T> future, Duration timeout)
                throws TimeoutException, InterruptedException {
            return workers.join(future, timeout);
        }

        @Override
        public void close() {
            workers.close();
        }
    }

    private interface Code {
        String run(OrchestrationContext context);
    }

    private DurableFunctionRuntime host(Code code) {
        RuntimeOptions options = TestHosts.options().lease(Duration.ofMillis(500), Duration.ofMillis(100));
        return hosts.start(hosts.builder()
                .options(options)
                .workers(new FailingWorkers(new ThreadedWorkers(options)))
                .activity("Echo", String.class, String.class, it -> it)
                .orchestrator(
                        "Ear",
                        String.class,
                        String.class,
                        (context, it) ->
                                context.waitForEvent("word", String.class).await())
                .orchestrator("Code", String.class, String.class, (context, it) -> code.run(context)));
    }

    private static void completes(DurableFunctionClient host) {
        assertThat(host.start("Code", StartOptions.id("a"), "\"x\"").await(SOON))
                .isEqualTo("\"done\"");
    }

    @Test
    void one_in_a_turn_does_not_leave_the_instance_lying() {
        DurableFunctionRuntime host = host(context -> {
            context.call("Echo", "x", String.class);
            idsFail.set(!haveFailed.getAndSet(true));
            context.raiseEvent("ear", "word", "hello"); // which needs an id
            context.call("Echo", "x", String.class);
            return "done";
        });
        host.start("Ear", StartOptions.id("ear"), "\"x\"");
        completes(host);
    }

    @Test
    void one_after_the_first_turn_does_not_leave_the_instance_lying() {
        DurableFunctionRuntime host = host(context -> {
            idsFail.set(!haveFailed.getAndSet(true));
            context.raiseEvent("ear", "word", "hello");
            context.call("Echo", "x", String.class);
            return "done";
        });
        host.start("Ear", StartOptions.id("ear"), "\"x\"");
        completes(host);
    }

    @Test
    void one_after_a_write_does_not_leave_the_instance_lying() {
        DurableFunctionRuntime host = host(context -> {
            context.timer(Duration.ofHours(2));
            context.call("Echo", "x", String.class);
            context.call("Echo", "x", String.class);
            return "done";
        });
        alarmsFail.set(true);
        completes(host);
    }
}
