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
            abort();
            throw e;
        }
    }

    /** For a connection that is lost, or leads to a server that may not write. */
    void abandon() {
        open = false;
        abort();
    }

    @Override
    public void close() {
        try {
            if (open) {
                connection().rollback();
                connection().setAutoCommit(true);
            }
        } catch (SQLException e) {
            abort();
        }
        try {
            handle.close();
        } catch (RuntimeException e) {
            // Of a connection that is lost; what matters was thrown before.
        }
    }

    private void abort() {
        try {
            connection().abort(Runnable::run);
        } catch (SQLException e) {
            // Lost already.
        }
    }
}
