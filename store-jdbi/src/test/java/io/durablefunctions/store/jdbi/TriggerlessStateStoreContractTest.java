package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.StateStore;
import io.durablefunctions.store.jdbi.PostgreSqlOptions.ClaimStrategy;
import io.durablefunctions.testing.StateStoreContract;
import org.junit.jupiter.api.BeforeAll;

/** As the tables are when they are distributed: without triggers, and with migrations off. */
class TriggerlessStateStoreContractTest extends StateStoreContract {

    private static final PostgreSqlOptions OPTIONS =
            PostgreSqlOptions.defaults().withClaimStrategy(ClaimStrategy.DISTRIBUTED);

    private static String database = "";

    @BeforeAll
    static void dropTriggers() {
        database = TestServer.newDatabase();
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database, OPTIONS)) {
            store.prepare();
        }
        TestServer.execute(
                database,
                "DROP TRIGGER durable_state_touch ON durable_state; DROP TRIGGER durable_state_removed ON durable_state;"
                        + " DROP FUNCTION durable_state_touch; DROP FUNCTION durable_state_removed");
    }

    @Override
    protected StateStore newStore() {
        return PostgreSqlStateStore.connect(database, OPTIONS.withMigrations(false));
    }
}
