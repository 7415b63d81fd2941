package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import io.durablefunctions.testing.StateStoreContract;

class DistributedStateStoreContractTest extends StateStoreContract {

    @Override
    protected StateStore newStore() {
        return PostgreSqlStateStore.connect(
                TestServer.newDatabase(), PostgreSqlOptions.defaults().withClaimStrategy(ClaimStrategy.DISTRIBUTED));
    }
}
