package io.durablefunctions.testing;

import io.durablefunctions.store.InMemoryStateStore;
import io.durablefunctions.store.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** On a clock that moves only when it is told. */
class InMemoryStateStoreInVirtualTimeTest extends StateStoreContract {

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected StateStore newStore() {
        return new InMemoryStateStore(clock::get);
    }

    @Override
    protected void passTime(StateStore store, Duration duration) {
        clock.updateAndGet(now -> now.plus(duration));
    }
}
