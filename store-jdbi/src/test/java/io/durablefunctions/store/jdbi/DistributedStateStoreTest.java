package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;

/** The same, with claims that lock nothing. */
class DistributedStateStoreTest extends PostgreSqlStateStoreTest {

    @Override
    PostgreSqlOptions options() {
        return PostgreSqlOptions.defaults().withClaimStrategy(ClaimStrategy.DISTRIBUTED);
    }
}
