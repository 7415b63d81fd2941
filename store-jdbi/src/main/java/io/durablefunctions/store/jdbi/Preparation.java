package io.durablefunctions.store.jdbi;

import io.durablefunctions.StateStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** What is done once before a store is used. */
record Preparation(DataSource source, String place, boolean migrations, TransactionIds transactionIds) {

    /** On a connection from outside the pool, which says at once why the database cannot be reached. */
    void run() {
        try (Connection connection = source.getConnection()) {
            checkDriver(connection);
            SchemaCheck.isolation(connection, place);
            new ServerCheck(connection, place).run();
            transactionIds.check(connection, place);
            if (!Migrations.upToDate(connection)) {
                migrate(connection);
            }
            SchemaCheck.columns(connection, place);
        } catch (SQLException | RuntimeException e) { // a pool may have exceptions of its own
            throw Problems.of(e, place);
        }
    }

    /** With a negative threshold the driver asks how a statement is answered before it sends the next one, which ends the transaction. */
    private void checkDriver(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            return;
        }
        int threshold = connection.unwrap(PGConnection.class).getPrepareThreshold();
        if (threshold < 0) {
            throw new StateStoreException(
                    "The driver's prepareThreshold is " + threshold
                            + ", with which it commits a part of a batch before the rest: "
                            + place + ". Leave it out, or give 0 or more.",
                    null);
        }
    }

    private void migrate(Connection connection) throws SQLException {
        if (!migrations) {
            throw new StateStoreException(
                    "The schema is at version " + Migrations.version(connection) + " and must be at "
                            + Migrations.FILES.size() + ": " + place + ". Run schema.sql, or turn migrations on.",
                    null);
        }
        int timeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        connection.setAutoCommit(false);
        try {
            Migrations.apply(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            legacyProblem(connection);
            throw e;
        } finally {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, timeout);
        }
    }

    /** An index on a column that is missing fails with a puzzle; the check says it in words. */
    private void legacyProblem(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        if (SchemaCheck.hasTable(connection)) {
            SchemaCheck.columns(connection, place);
        }
    }
}
