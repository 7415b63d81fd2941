package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.StateStore;
import io.durablefunctions.testing.StateStoreContract;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same through a PgBouncer in transaction mode. All tests share a database, and so its few sessions. */
class PgBouncerStateStoreContractTest extends StateStoreContract {

    private static @Nullable PgBouncer pooler;

    @BeforeAll
    static void open() throws IOException {
        PgBouncer.requireInstalled();
        pooler = PgBouncer.before(TestServer.newDatabase());
    }

    @AfterAll
    static void close() {
        if (pooler != null) {
            pooler.close();
        }
    }

    @Override
    protected StateStore newStore() {
        return PostgreSqlStateStore.connect(pooler.connectionString(), PgBouncer.options());
    }

    @Override
    protected boolean givesHints() {
        return false;
    }
}
