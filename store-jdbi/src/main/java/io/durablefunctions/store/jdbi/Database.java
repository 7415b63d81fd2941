package io.durablefunctions.store.jdbi;

import io.durablefunctions.StateStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs work on a connection and says in words what went wrong. Safe for use by several threads. */
final class Database {

    private final Jdbi jdbi;
    private final String place;
    private final Locks locks;

    Database(DataSource source, String place) {
        this(source, place, Locks.LIMITED_BY_BATCH);
    }

    Database(DataSource source, String place, Locks locks) {
        this.jdbi = Jdbi.create(source).registerArrayType(String.class, "text");
        this.place = place;
        this.locks = locks;
    }

    /** Work whose statements each stand for themselves. */
    <T> T run(Work<T> work) {
        try {
            return jdbi.withHandle(handle -> on(handle, work));
        } catch (SQLException | RuntimeException e) {
            throw Problems.of(e, place);
        }
    }

    /** Work that is one transaction. */
    <T> T inTransaction(Work<T> work) {
        try {
            return jdbi.inTransaction(handle -> on(handle, work));
        } catch (SQLException | RuntimeException e) {
            throw Problems.of(e, place);
        }
    }

    /** A connection that is of no use any more does not go back to its pool. */
    private static <T> T on(Handle handle, Work<T> work) throws SQLException {
        try {
            return work.on(handle);
        } catch (SQLException | RuntimeException e) {
            SQLException sql = Problems.sql(e);
            if (sql != null && Problems.spoilsConnection(sql)) {
                abandon(handle.getConnection());
            }
            throw e;
        }
    }

    /** For a connection that is lost, or of which it is not known what it is at, or that leads to a server that takes no writes. */
    static void abandon(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // Lost already.
        }
    }

    /** A connection whose transactions the caller ends. */
    Handle open() throws SQLException {
        try {
            return jdbi.open();
        } catch (RuntimeException e) {
            SQLException sql = Problems.sql(e);
            throw sql == null ? new SQLException(e.getMessage(), "08006", e) : sql;
        }
    }

    StateStoreException problem(Throwable thrown) {
        return Problems.of(thrown, place);
    }

    String place() {
        return place;
    }

    /** How waits for locks are limited. */
    Locks locks() {
        return locks;
    }

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Handle handle) throws SQLException;
    }

    /** The array of texts that a statement takes. */
    static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray(new String[0]));
    }

    static java.sql.Array numbers(Connection connection, List<Long> numbers) throws SQLException {
        return connection.createArrayOf("int8", numbers.toArray(new Long[0]));
    }
}
