package io.durablefunctions.store.jdbi;

import io.durablefunctions.StateStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What is done once before a store is used. */
record Preparation(DataSource source, String place, boolean migrations) {

    /** On a connection from outside the pool, which says at once why the database cannot be reached. */
    void run() {
        try (Connection connection = source.getConnection()) {
            SchemaCheck.isolation(connection, place);
            new ServerCheck(connection, place).run();
            if (!Migrations.upToDate(connection)) {
                migrate(connection);
            }
            SchemaCheck.columns(connection, place);
        } catch (SQLException e) {
            throw Problems.of(e, place);
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
