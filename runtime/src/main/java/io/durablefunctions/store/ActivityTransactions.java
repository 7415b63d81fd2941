package io.durablefunctions.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a store in which activities write beside the engine: what an activity writes and the commit that says it has completed are
 * durable together or not at all. Safe for use by several threads; each transaction belongs to the thread that runs it.
 */
public interface ActivityTransactions {

    /**
     * Begins a transaction, lets the activity act in it, writes the commit into it, and ends it.
     *
     * @param patience for how long the store tries to find out what became of a COMMIT whose answer was lost
     * @return what became of the commit; unless it is {@link Written.Durable}, nothing the activity wrote is durable, or, for an {@link
     *     io.durablefunctions.OutcomeUnknownException}, it cannot be told
     * @throws io.durablefunctions.StateStoreException if no transaction could be begun: {@code work} was not called
     * @throws Exception what {@link Work#act()} threw, or why what it wrote cannot be committed, such as a deferred constraint: {@link
     *     Work#commit()} was not called, and everything is rolled back
     */
    Written run(Work work, Duration patience) throws Exception;

    /** What is done in a transaction, on the thread that runs it: first the one, then the other. */
    interface Work {

        /** The activity. */
        void act() throws Exception;

        /** The commit to write with what the activity wrote, a turn of its instance among it; null to roll everything back. Throws nothing. */
        @Nullable
        Commit commit();
    }
}
