package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.StateStore;
import io.durablefunctions.testing.StateStoreContract;

class PostgreSqlStateStoreContractTest extends StateStoreContract {

    @Override
    protected StateStore newStore() {
        return PostgreSqlStateStore.connect(TestServer.newDatabase());
    }
}
