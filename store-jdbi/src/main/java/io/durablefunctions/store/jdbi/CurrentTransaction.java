package io.durablefunctions.store.jdbi;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Cleanable;
import org.jspecify.annotations.Nullable;

/** The transaction in which an activity acts, for the code that it calls on its thread. For one thread. */
final class CurrentTransaction implements AutoCloseable {

    private static final ThreadLocal<CurrentTransaction> CURRENT = new ThreadLocal<>();

    private final LentConnection lent;
    private final Connection connection;
    private @Nullable Handle handle;

    private CurrentTransaction(Connection connection) {
        this.lent = new LentConnection(connection);
        this.connection = (Connection) Proxy.newProxyInstance(
                CurrentTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, lent);
    }

    /** Makes it the one of this thread until it is closed. */
    static CurrentTransaction enter(Connection connection) {
        CurrentTransaction current = new CurrentTransaction(connection);
        CURRENT.set(current);
        return current;
    }

    static CurrentTransaction get() {
        CurrentTransaction current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException(
                    "There is no transaction of an activity on this thread. Mark the activity's method in its contract"
                            + " with @InStoreTransaction, run it on a host whose store is a PostgreSqlStateStore, and ask"
                            + " on the thread that calls it.");
        }
        return current;
    }

    Connection connection() {
        return connection;
    }

    Handle handle() {
        Handle known = handle;
        if (known == null) {
            known = Jdbi.create(new Lent(connection)).open();
            known.getConfig(Handles.class).setForceEndTransactions(false);
            handle = known;
        }
        return known;
    }

    @Override
    public void close() {
        CURRENT.remove();
        try {
            if (handle != null) {
                handle.close(); // its statements; the connection stays
            }
        } finally {
            lent.end();
        }
    }

    /** Gives handles a connection that they do not close. */
    private record Lent(Connection connection) implements ConnectionFactory {
        @Override
        public Connection openConnection() {
            return connection;
        }

        @Override
        public void closeConnection(Connection lent) {
            // Whoever began the transaction ends it.
        }

        @Override
        public Cleanable getCleanableFor(Connection lent) {
            return Cleanable.NO_OP;
        }
    }
}
