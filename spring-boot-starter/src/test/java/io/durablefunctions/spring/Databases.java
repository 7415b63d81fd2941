package io.durablefunctions.spring;

import io.durablefunctions.embedded.EmbeddedPostgreSql;
import io.durablefunctions.management.contract.ContractDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for all tests of this JVM, with fsync on, and a new database for whoever asks. */
final class Databases {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgreSql server;

    private Databases() {}

    private static synchronized EmbeddedPostgreSql server() {
        if (server == null) {
            server = EmbeddedPostgreSql.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        }
        return server;
    }

    /** The JDBC URL of a new, empty database, with user and password in it. */
    static String newUrl() {
        String name = "spring_" + COUNT.incrementAndGet();
        server().createDatabase(name);
        return server().jdbcUrl(name);
    }

    static ContractDatabase newContractDatabase() {
        String name = "spring_" + COUNT.incrementAndGet();
        return new ContractDatabase(server().createDatabase(name), server().dataSource(name));
    }
}
