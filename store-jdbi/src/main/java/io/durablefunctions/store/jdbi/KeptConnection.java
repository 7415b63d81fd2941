package io.durablefunctions.store.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A connection of its own for one kind of work, which so waits for no other. Opened anew after a failure. */
final class KeptConnection implements AutoCloseable {

    private final DataSource source;
    private @Nullable Connection connection;

    KeptConnection(DataSource source) {
        this.source = source;
    }

    synchronized <T> T run(Work<T> work) throws SQLException {
        try {
            return work.on(open());
        } catch (SQLException e) {
            if (connection != null && Problems.spoilsConnection(e)) {
                Database.abandon(connection);
            }
            close();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = source.getConnection();
            connection = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // Lost already.
            }
        }
    }

    /** What is done with the connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
