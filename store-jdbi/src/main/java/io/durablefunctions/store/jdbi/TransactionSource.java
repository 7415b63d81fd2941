package io.durablefunctions.store.jdbi;

import java.sql.Connection;

/**
 * Begins and ends the transactions in which activities marked {@code @InStoreTransaction} write: for frameworks that have transactions of their
 * own, bound to a thread. Without one the store does it itself. Safe for use by several threads.
 */
@FunctionalInterface
public interface TransactionSource {

    /**
     * Begins a new transaction of its own, READ COMMITTED, in the store's database; calls {@link Work#act}, then {@link Work#record}, on the
     * calling thread and with the transaction's connection; and commits.
     *
     * <ul>
     *   <li>What is still in memory (an ORM's session) is written to the connection between the two, and one that can only be rolled back is
     *       rolled back there, with an exception: after {@code record} nothing may be written, and nothing may refuse to commit.
     *   <li>Whatever one of the two throws rolls it back, whatever its type, and is thrown on as it is.
     *   <li>If it returns, the database has answered the COMMIT. If COMMIT or what comes after it fails, it throws: the store then finds out
     *       itself what became of it.
     *   <li>{@code act} is called at most once, and not called again when something failed.
     * </ul>
     *
     * @throws Exception if the transaction cannot be begun, before anything was called; what {@code work} threw; or why it could not be committed
     */
    void inTransaction(Work work) throws Exception;

    /** What is done in a transaction: first the one, then the other. */
    interface Work {

        /** The activity. */
        void act(Connection connection) throws Exception;

        /** Checks deferred constraints, waits for the commit that says that the activity has completed, and writes it. */
        void record(Connection connection) throws Exception;
    }
}
