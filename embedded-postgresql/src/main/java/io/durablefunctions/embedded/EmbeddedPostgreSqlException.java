package io.durablefunctions.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL could not be started, used or stopped. The message says what is wrong, with the directory it
 * is about, and what to do; it never contains a password.
 */
public final class EmbeddedPostgreSqlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EmbeddedPostgreSqlException(String message) {
        super(message);
    }

    EmbeddedPostgreSqlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
