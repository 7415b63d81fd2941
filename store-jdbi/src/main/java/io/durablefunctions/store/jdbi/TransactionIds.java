package io.durablefunctions.store.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether transactions of which no row tells what became of them are known by their numbers. Some servers in PostgreSQL's place, such as Amazon
 * Aurora, do not tell what it takes. Safe for use by several threads.
 */
final class TransactionIds {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlStateStore.class);

    private volatile boolean told;

    /** Asks for numbers, or for none. */
    TransactionIds(boolean wanted) {
        this.told = wanted;
    }

    /** Asks for one outside of any other transaction, where a refusal does no harm; from then on for none if the server refuses. */
    void check(Connection connection, String place) throws SQLException {
        if (!told) {
            return;
        }
        try {
            TransactionId.current(connection);
        } catch (SQLException e) {
            if (!Problems.isRefusal(e)) {
                throw e;
            }
            told = false;
            LOG.warn(
                    "Transactions cannot be told by their numbers: {}: {}. When the answer to the COMMIT of a message"
                            + " is lost, its sender gets an OutcomeUnknownException.",
                    place,
                    Problems.message(e));
        }
    }

    /** The one that is under way on a connection; null if it can do without, or has to. */
    @Nullable
    TransactionId of(Connection connection, FlushPlan plan) throws SQLException {
        return told && !plan.isDecidedByTurns() ? TransactionId.current(connection) : null;
    }
}
