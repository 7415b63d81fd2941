package io.durablefunctions.management.contract;

import javax.sql.DataSource;

/**
 * A PostgreSQL database of one test.
 *
 * @param connectionString as {@code durable-functions.storage.postgresql.connection-string} has it
 * @param superuser connections to it that may do everything
 */
public record ContractDatabase(String connectionString, DataSource superuser) {

    /** Without the connection string, which has a password. */
    @Override
    public String toString() {
        return "ContractDatabase";
    }
}
