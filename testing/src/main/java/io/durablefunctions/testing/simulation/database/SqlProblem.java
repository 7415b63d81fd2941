package io.durablefunctions.testing.simulation.database;

/** An error of the server, which has rolled the transaction back. */
public final class SqlProblem extends Exception {

    private static final long serialVersionUID = 1;

    /** What kind of error. */
    public enum Kind {
        /** A guarded statement came up short. */
        GUARD,
        UNIQUE_KEY,
        DEADLOCK,
        LOCK_TIMEOUT,
        SERIALIZATION,
        /** The server has closed the connection: the transaction was idle for too long, or the server stopped. */
        CONNECTION_CLOSED
    }

    private final Kind kind;

    /** An error of this kind. */
    public SqlProblem(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    /** What kind of error. */
    public Kind kind() {
        return kind;
    }
}
