package io.durablefunctions.management.server;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.BadInputContract;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;

class PostgreSqlBadInputTest extends BadInputContract {

    private final String database = TestDatabases.newDatabase();

    @Override
    protected HostedApi open(ManagementOptions options) {
        return Standalone.on(PostgreSqlStateStore.connect(database), options);
    }
}
