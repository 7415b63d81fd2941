package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimeoutsTest {

    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualWorkers workers = new ManualWorkers(Runnable::run);
    private final Timeouts timeouts = new Timeouts(workers);
    private final AtomicInteger fired = new AtomicInteger();

    private Workers.Cancellable schedule(Duration delay) {
        return timeouts.schedule(delay, fired::incrementAndGet);
    }

    @Test
    void a_short_one_fires_when_it_is_due() {
        schedule(Duration.ofMillis(500));
        workers.advance(Duration.ofMillis(500).minus(NANO));
        assertThat(fired).hasValue(0);
        workers.advance(NANO);
        assertThat(fired).hasValue(1);
        workers.advance(Duration.ofDays(1));
        assertThat(fired).hasValue(1);
    }

    @Test
    void a_far_one_fires_when_it_is_due_and_not_before() {
        schedule(Duration.ofMinutes(5));
        workers.advance(Duration.ofMinutes(5).minus(NANO));
        assertThat(fired).hasValue(0);
        workers.advance(NANO);
        assertThat(fired).hasValue(1);
        workers.advance(Duration.ofDays(1));
        assertThat(fired).hasValue(1);
    }

    @Test
    void each_fires_at_its_own_time_whenever_it_was_scheduled() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Duration delay = Duration.ofNanos(random.nextLong(10_000_000_000L));
            long due = workers.nanoTime() + delay.toNanos();
            timeouts.schedule(delay, () -> {
                fired.incrementAndGet();
                if (workers.nanoTime() != due) {
                    late.add(workers.nanoTime() - due);
                }
            });
            workers.advance(Duration.ofNanos(random.nextLong(20_000_000L)));
        }
        workers.advance(Duration.ofSeconds(10));
        assertThat(late).as("seed %d", seed).isEmpty();
        assertThat(fired).as("seed %d", seed).hasValue(2_000);
    }

    @Test
    void one_that_is_cancelled_never_fires_however_near_it_is() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Duration delay = Duration.ofNanos(1 + random.nextLong(10_000_000_000L));
            Workers.Cancellable timeout = schedule(delay);
            workers.advance(Duration.ofNanos(random.nextLong(delay.toNanos())));
            timeout.cancel();
            timeout.cancel();
        }
        workers.advance(Duration.ofMinutes(1));
        assertThat(fired).as("seed %d", seed).hasValue(0);
    }

    @Test
    void to_cancel_one_that_has_fired_does_nothing() {
        Workers.Cancellable near = schedule(Duration.ofMillis(1));
        Workers.Cancellable far = schedule(Duration.ofSeconds(10));
        workers.advance(Duration.ofSeconds(10));
        near.cancel();
        far.cancel();
        workers.advance(Duration.ofSeconds(10));
        assertThat(fired).hasValue(2);
    }

    @Test
    void thousands_of_far_ones_make_one_alarm() {
        for (int i = 0; i < 5_000; i++) {
            schedule(Duration.ofMinutes(5));
        }
        assertThat(workers.alarms()).isEqualTo(1);
        workers.advance(Duration.ofMinutes(4));
        assertThat(workers.alarms()).isEqualTo(1);
        workers.advance(Duration.ofMinutes(1));
        assertThat(fired).hasValue(5_000);
    }

    @Test
    void once_all_are_cancelled_nothing_is_scheduled_after_the_next_look() {
        List<Workers.Cancellable> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(schedule(Duration.ofMinutes(5)));
        }
        workers.advance(Duration.ofSeconds(30));
        all.forEach(Workers.Cancellable::cancel);
        workers.advance(SECOND);
        assertThat(workers.alarms()).isEqualTo(0);
        schedule(Duration.ofMinutes(1));
        workers.advance(Duration.ofMinutes(1));
        assertThat(fired).hasValue(1);
        workers.advance(SECOND);
        assertThat(workers.alarms()).isEqualTo(0);
    }

    @Test
    void the_longest_of_all_delays_never_ends() {
        Workers.Cancellable timeout = schedule(Duration.ofSeconds(Long.MAX_VALUE));
        workers.advance(Duration.ofDays(1));
        assertThat(fired).hasValue(0);
        timeout.cancel();
        workers.advance(SECOND);
        assertThat(workers.alarms()).isEqualTo(0);
    }
}
