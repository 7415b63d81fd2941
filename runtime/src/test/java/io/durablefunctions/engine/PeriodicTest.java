package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTest {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();

    private Periodic periodic(ManualWorkers workers, Executor executor, Runnable task) {
        return new Periodic("Testing", workers, executor, INTERVAL, task);
    }

    @Test
    void it_is_run_again_and_again_although_there_was_no_thread_for_it_once() {
        ManualWorkers workers = new ManualWorkers(Runnable::run);
        Periodic periodic = periodic(
                workers,
                task -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new InternalError("unable to create native thread");
                    }
                    task.run();
                },
                runs::incrementAndGet);
        periodic.nudge();
        assertThat(runs).hasValue(0);
        assertThat(periodic.isRunning()).isFalse();
        workers.advance(INTERVAL.multipliedBy(3));
        assertThat(runs).hasValue(3);
        periodic.nudge();
        assertThat(runs).hasValue(4);
    }

    @Test
    void it_is_run_again_and_again_although_it_ended_with_an_error_once() {
        ManualWorkers workers = new ManualWorkers(Runnable::run);
        Periodic periodic = periodic(workers, Runnable::run, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new InternalError("on purpose");
            }
        });
        periodic.nudge();
        workers.advance(INTERVAL.multipliedBy(3));
        assertThat(runs).hasValue(4);
    }

    @Test
    void one_that_was_stopped_is_not_run_again() {
        ManualWorkers workers = new ManualWorkers(Runnable::run);
        Periodic periodic = periodic(workers, Runnable::run, runs::incrementAndGet);
        periodic.nudge();
        periodic.stop();
        workers.advance(INTERVAL.multipliedBy(3));
        periodic.nudge();
        assertThat(runs).hasValue(1);
        assertThat(workers.alarms()).isEqualTo(0);
    }
}
