package io.durablefunctions.management.server;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.HostedApi;
import io.durablefunctions.management.contract.SecurityContract;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;

class PostgreSqlSecurityTest extends SecurityContract {

    private final String database = TestDatabases.newDatabase();

    @Override
    protected HostedApi open(ManagementOptions options) {
        return Standalone.on(PostgreSqlStateStore.connect(database), options);
    }
}
