package io.durablefunctions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreClockTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicLong stopwatch = new AtomicLong();
    private final StoreClock clock = new StoreClock(stopwatch::get);

    @Test
    void it_goes_on_by_the_stopwatch_from_what_was_read() {
        clock.set(NOON);
        stopwatch.addAndGet(1_000_000_000);
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void it_never_goes_back() {
        clock.set(NOON);
        assertThat(clock.now()).isEqualTo(NOON);
        clock.set(NOON.minusSeconds(5));
        assertThat(clock.now()).isEqualTo(NOON);
    }

    @Test
    void a_reading_that_came_with_something_else_sets_it_ahead_only() {
        clock.set(NOON);
        clock.atLeast(NOON.plusSeconds(30)); // the machine was suspended, and its stopwatch with it
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(30));
        clock.atLeast(NOON.plusSeconds(10)); // it was long on its way
        stopwatch.addAndGet(1_000_000_000);
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(31));
    }
}
