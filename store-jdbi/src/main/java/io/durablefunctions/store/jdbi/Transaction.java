package io.durablefunctions.store.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** A transaction that is rolled back unless it is committed. */
final class Transaction implements AutoCloseable {

    private final Handle handle;
    private boolean open = true;

    Transaction(Handle handle) throws SQLException {
        this.handle = handle;
        try {
            handle.getConnection().setAutoCommit(false);
        } catch (SQLException e) {
            handle.close();
            throw e;
        }
    }

    /** Work in a transaction that is rolled back unless the work commits it. */
    static <T> T in(Database database, Work<T> work) throws SQLException {
        try (Transaction transaction = new Transaction(database.open())) {
            try {
                return work.on(transaction);
            } catch (SQLException e) {
                throw transaction.after(e);
            }
        }
    }

    Connection connection() {
        return handle.getConnection();
    }

    void rollback() throws SQLException {
        connection().rollback();
    }

    /** After a failure the connection is not used any more, whatever the failure was. */
    void commit() throws SQLException {
        open = false;
        try {
            connection().commit();
            connection().setAutoCommit(true);
        } catch (SQLException e) {
            abandon();
            throw e;
        }
    }

    /** After a failure: a connection that is of no use any more is given up. Answers the failure, to be thrown on. */
    SQLException after(SQLException failure) {
        if (Problems.spoilsConnection(failure)) {
            abandon();
        }
        return failure;
    }

    private void abandon() {
        open = false;
        Database.abandon(connection());
    }

    @Override
    public void close() {
        try {
            if (open) {
                connection().rollback();
                connection().setAutoCommit(true);
            }
        } catch (SQLException e) {
            abandon();
        }
        try {
            handle.close();
        } catch (RuntimeException e) {
            // Of a connection that is lost; what matters was thrown before.
        }
    }

    /** Something done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Transaction transaction) throws SQLException;
    }
}
