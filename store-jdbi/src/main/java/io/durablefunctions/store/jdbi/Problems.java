package io.durablefunctions.store.jdbi;

import io.durablefunctions.StateStoreException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an exception of the database means, and how it is told. */
final class Problems {

    /** What can be done about a problem of a flush. */
    enum Kind {
        /** It may go away by itself: write again. */
        PASSES,
        /** These data cannot be stored. */
        DATA,
        /** It stays until somebody does something. */
        STAYS
    }

    static final String UNIQUE_KEY = "23505";

    /** What a statement fails with that has waited for a lock for too long. */
    static final String LOCKED = "55P03";

    /** The session is read-only; it was idle in a transaction, or in one, for too long. */
    private static final Set<String> SPOILING = Set.of("25006", "25P03", "25P04");

    private Problems() {}

    /**
     * Whether the server says that it did not do it. A server that ends the connection with its answer may have done it before; the driver then
     * tells of the loss next. How severe it was the server says in its own language.
     */
    static boolean isRefusal(SQLException e) {
        for (SQLException each = e; each != null; each = each.getNextException()) {
            if (spoilsConnection(each)) {
                return false;
            }
        }
        return isOfServer(e);
    }

    /** What the driver says that would not send these data; null if this is something else. */
    static @Nullable SQLException refusalOfDriver(@Nullable Throwable thrown) {
        return thrown instanceof PSQLException e && !isOfServer(e) && kind(e) == Kind.DATA ? e : null;
    }

    private static boolean isOfServer(SQLException e) {
        return e instanceof PSQLException p && p.getServerErrorMessage() != null;
    }

    static Kind kind(SQLException e) {
        String state = state(e);
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "22", "23", "54" -> Kind.DATA;
            case "", "08", "25", "40", "53", "55", "57", "58", "XX" -> Kind.PASSES;
            default -> Kind.STAYS;
        };
    }

    static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    /** Whether the connection is of no use any more, or leads to a server that may not write. */
    static boolean spoilsConnection(SQLException e) {
        String state = state(e);
        return state.startsWith("08") || state.startsWith("57P") || SPOILING.contains(state);
    }

    /** The SQL exception within, if there is one. */
    static @Nullable SQLException sql(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    static StateStoreException of(Throwable thrown, String place) {
        if (thrown instanceof StateStoreException told) {
            return told;
        }
        SQLException sql = sql(thrown);
        return new StateStoreException(sql == null ? unknown(thrown, place) : told(sql, place), thrown);
    }

    private static String unknown(Throwable thrown, String place) {
        return "PostgreSQL failed: " + place + ": " + thrown.getClass().getSimpleName() + ". See the cause.";
    }

    private static String told(SQLException e, String place) {
        SQLException root = root(e);
        String state = state(root);
        return switch (state) {
            case "28P01", "28000" ->
                "PostgreSQL refuses the user: " + place
                        + ". Check Username and Password, and pg_hba.conf on the server.";
            case "3D000" ->
                "PostgreSQL has no such database: " + place + ". Create it with CREATE DATABASE, or correct the name.";
            case "42501" ->
                "The user has too few rights: " + place + ": " + message(root)
                        + ". Grant them; or have an administrator run schema.sql and turn migrations off.";
            case "42P01" ->
                "A table is missing: " + place + ": " + message(root)
                        + ". Call prepare() with migrations on, or run schema.sql.";
            case LOCKED ->
                "Rows are locked by another transaction, which does not end: " + place
                        + ". Try again; pg_stat_activity shows whose it is.";
            case "53300" ->
                "PostgreSQL has no connections left: " + place
                        + ". Make MaxPoolSize smaller or max_connections larger.";
            default ->
                state.isEmpty() || state.startsWith("08") || state.startsWith("57P")
                        ? "PostgreSQL cannot be reached: " + place + ": " + message(root)
                                + ". Check that it runs and that Host and Port are right."
                        : "PostgreSQL failed: " + place + ": " + message(root) + " (SQLSTATE " + state + ")."
                                + " See the server's log.";
        };
    }

    /** A pool's exception says only that it waited; its cause says why. */
    private static SQLException root(SQLException e) {
        SQLException root = e;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql) {
                root = sql;
            }
        }
        return root;
    }

    static String message(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        String message = server == null ? e.getMessage() : server.getMessage();
        String line =
                message == null ? "no message" : message.lines().findFirst().orElse("");
        String plain = line.replaceAll("[.\\s]+$", "");
        return plain.toUpperCase(Locale.ROOT).contains("PASSWORD") ? "the log-in failed" : plain;
    }
}
