package io.durablefunctions.store.jdbi;

import java.sql.Connection;
import org.jdbi.v3.core.Handle;

/** A connection on which each round trip is a transaction of its own. */
final class Single implements AutoCloseable {

    private final Handle handle;

    Single(Handle handle) {
        this.handle = handle;
    }

    Connection connection() {
        return handle.getConnection();
    }

    /** For a connection that is lost, or of which it is not known what it is at. */
    void abandon() {
        Database.abandon(connection());
    }

    @Override
    public void close() {
        try {
            handle.close();
        } catch (RuntimeException e) {
            // Of a connection that is lost; what matters was thrown before.
        }
    }
}
