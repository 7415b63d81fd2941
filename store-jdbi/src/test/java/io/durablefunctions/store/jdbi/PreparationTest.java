package io.durablefunctions.store.jdbi;

import static io.durablefunctions.store.jdbi.Given.message;
import static io.durablefunctions.store.jdbi.Given.started;
import static io.durablefunctions.store.jdbi.Given.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.durablefunctions.StateStoreException;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.TurnWrite;
import io.durablefunctions.store.TurnWrite.Then;
import io.durablefunctions.store.Written;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What is found out when a host starts. */
class PreparationTest {

    private final String database = TestServer.newDatabase();
    private final ConnectionSettings settings = ConnectionSettings.parse(database);

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.properties().getProperty("user"));
        source.setPassword(settings.properties().getProperty("password"));
        return source;
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -2})
    void a_url_by_which_the_driver_ends_transactions_early_is_refused(int threshold) {
        String url = settings.url() + "?user=" + settings.properties().getProperty("user") + "&password="
                + settings.properties().getProperty("password") + "&prepareThreshold=" + threshold;
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(url)) {
            assertThatThrownBy(store::prepare)
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("prepareThreshold is " + threshold)
                    .hasMessageContaining("0 or more");
        }
    }

    @Test
    void a_data_source_by_which_the_driver_ends_transactions_early_is_refused() {
        PGSimpleDataSource source = source();
        source.setPrepareThreshold(-1);
        try (PostgreSqlStateStore store = PostgreSqlStateStore.of(source)) {
            assertThatThrownBy(store::prepare)
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("prepareThreshold is -1");
        }
    }

    @Test
    void a_pool_that_fails_with_an_exception_of_its_own_is_told_like_any_failure_of_the_store() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgres://localhost/misspelt");
            try (PostgreSqlStateStore store = PostgreSqlStateStore.of(pool)) {
                assertThatThrownBy(store::prepare)
                        .isInstanceOf(StateStoreException.class)
                        .hasMessageContaining("No suitable driver")
                        .hasCauseInstanceOf(RuntimeException.class);
            }
        }
    }

    /** As Amazon Aurora does. */
    @Test
    void a_server_that_does_not_tell_its_place_in_the_log_is_served_and_warned_of_once() throws Exception {
        TestServer.execute(
                database,
                "CREATE SCHEMA aurora; CREATE FUNCTION aurora.pg_current_wal_lsn() RETURNS pg_lsn LANGUAGE plpgsql AS"
                        + " $$BEGIN RAISE 'not supported' USING ERRCODE = '55000'; END$$");
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database + ";Search Path=aurora,pg_catalog");
                Warnings warnings = Warnings.listen()) {
            store.prepare();
            store.prepare();
            assertThat(warnings.messages()).singleElement().asString().contains("OutcomeUnknownException");
            long a = started(store, "a", "me");
            assertThat(write(store, Commit.of(message("a", "m")))).isInstanceOf(Written.Durable.class);
            TurnWrite release = new TurnWrite("a", a, null, List.of("m"), new Then.Release(null));
            Acting act = Acting.sql("SELECT 1", Commit.of(release));
            assertThat(store.activityTransactions().orElseThrow().run(act, Given.PATIENCE))
                    .isEqualTo(Given.durable(a + 1));
        }
    }
}
