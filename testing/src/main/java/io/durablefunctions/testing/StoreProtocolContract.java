package io.durablefunctions.testing;

import io.durablefunctions.store.StateStore;
import java.time.Duration;

/**
 * The rules that hosts rely on, as tests: all of {@link StateStoreContract} but the lists for people, for a store that only hosts use, such as a
 * model of one.
 *
 * <p>Each test uses ids, function names and hosts of its own, so that several may share what is behind the store, also at the same time.
 */
public abstract class StoreProtocolContract extends StoreHousekeepingRules {

    /** For subclasses. */
    protected StoreProtocolContract() {}

    /** The store of the next test, which prepares it. May be the same for several tests; then {@link #closeStore} must leave it open. */
    @Override
    protected abstract StateStore newStore() throws Exception;

    /** Ends the use of a store after a test. Closes it, unless overridden. */
    @Override
    protected void closeStore(StateStore store) throws Exception {
        store.close();
    }

    /**
     * Lets at least this time pass on the store's clock. Waits for it, unless overridden by a store whose clock can be moved; no test asks
     * for more than some milliseconds.
     */
    @Override
    protected void passTime(StateStore store, Duration duration) throws Exception {
        awaitClock(store, duration);
    }

    /** Whether the store tells hosts of work that others made for them. True, unless overridden. */
    @Override
    protected boolean givesHints() {
        return true;
    }
}
