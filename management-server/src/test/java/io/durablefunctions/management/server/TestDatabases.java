package io.durablefunctions.management.server;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.management.contract.ContractDatabase;
import io.durablefunctions.store.jdbi.PostgreSqlStateStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for all tests of a JVM, with fsync on. */
final class TestDatabases {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgreSql server;

    private TestDatabases() {}

    private static synchronized EmbeddedPostgreSql server() {
        if (server == null) {
            EmbeddedPostgreSql started = EmbeddedPostgreSql.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            server = started;
        }
        return server;
    }

    /** The connection string of a new, empty database. */
    static String newDatabase() {
        return server().createDatabase("management_" + DATABASES.incrementAndGet());
    }

    static ContractDatabase newContractDatabase() {
        String name = "management_" + DATABASES.incrementAndGet();
        return new ContractDatabase(server().createDatabase(name), server().dataSource(name));
    }

    static PostgreSqlStateStore newStore() {
        return PostgreSqlStateStore.connect(newDatabase());
    }
}
