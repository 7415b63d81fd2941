package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.ready;
import static io.durablefunctions.store.jdbi.Given.request;
import static io.durablefunctions.store.jdbi.Given.started;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.Lease;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection to a server that takes no writes any more, as after a fail-over, while the next one would lead to one that does. */
class ReadOnlySessionTest {

    private final String database = TestServer.newDatabase();
    private final PostgreSqlStateStore store = PostgreSqlStateStore.connect(database + ";MaxPoolSize=2");
    private long version;

    @BeforeEach
    void open() {
        store.prepare();
        version = started(store, "running", "me");
        write(store, Commit.of(ready("ready")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void takesWrites(boolean yes) {
        String name = database.replaceAll(".*Database=", "");
        TestServer.execute(
                TestServer.connectionString() + ";Database=postgres",
                "ALTER DATABASE " + name + " SET default_transaction_read_only = " + (yes ? "off" : "on"));
    }

    /** Leaves a read-only session in the pool. */
    private void standsBy(Runnable use) {
        takesWrites(false);
        use.run();
        takesWrites(true);
    }

    @Test
    void is_given_up_by_the_first_claim_that_is_refused() {
        standsBy(store::now);
        assertThatThrownBy(() -> store.claim(request("me"))).isInstanceOf(StateStoreException.class);
        assertThat(store.claim(request("me"))).hasSize(1);
    }

    @Test
    void is_given_up_by_the_first_statement_that_is_refused() {
        standsBy(store::now);
        assertThatThrownBy(() -> store.rouse(List.of("ready"))).isInstanceOf(StateStoreException.class);
        store.rouse(List.of("ready"));
        assertThat(store.claim(request("me"))).hasSize(1);
    }

    @Test
    void of_an_applications_pool_is_given_up_by_the_first_renewal_that_is_refused() {
        ConnectionSettings settings = ConnectionSettings.parse(database);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(settings.properties());
        config.setMinimumIdle(0);
        List<Lease> leases = List.of(new Lease("running", version));
        try (HikariDataSource pool = new HikariDataSource(config);
                PostgreSqlStateStore pooled = PostgreSqlStateStore.of(pool)) {
            standsBy(() -> pooled.renew(List.of(), Given.LEASE));
            assertThatThrownBy(() -> pooled.renew(leases, Given.LEASE)).isInstanceOf(StateStoreException.class);
            assertThat(pooled.renew(leases, Given.LEASE)).hasSize(1);
        }
    }
}
