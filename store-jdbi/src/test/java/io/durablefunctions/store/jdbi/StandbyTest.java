package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A primary that waits for its standby, and what a store does that is led to either of them. */
class StandbyTest {

    @TempDir
    private static Path directories;

    private static OwnServer primary;
    private static OwnServer standby;

    @BeforeAll
    static void startBoth() throws IOException {
        primary = OwnServer.in(directories.resolve("primary"));
        standby = primary.standbyIn(directories.resolve("standby"));
        primary.start("synchronous_standby_names=*");
        standby.start();
    }

    @AfterAll
    static void stopBoth() {
        for (OwnServer server : new OwnServer[] {standby, primary}) {
            if (server != null) {
                server.close();
            }
        }
    }

    private static List<String> prepare(String connectionString) {
        return Warnings.of(PostgreSqlStateStore.connect(connectionString));
    }

    private static String both(String parameters) {
        return "jdbc:postgresql://localhost:" + standby.port() + ",localhost:" + primary.port()
                + "/durablefunctions?user=postgres&password="
                + ConnectionSettings.parse(primary.connectionString())
                        .properties()
                        .getProperty("password") + parameters;
    }

    @Test
    void a_standby_is_refused_by_its_host_and_port() {
        assertThatThrownBy(() -> prepare(standby.connectionString()))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("is a standby")
                .hasMessageContaining("localhost:" + standby.port())
                .hasMessageContaining("Name the primary");
    }

    @Test
    void of_several_servers_the_one_that_answered_is_named() {
        assertThatThrownBy(() -> prepare(both("&targetServerType=any")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("localhost:" + standby.port() + ", localhost:" + primary.port())
                .hasMessageMatching(".*answered by [0-9a-f.:]+:" + standby.port() + ".*");
    }

    @Test
    void a_data_source_that_leads_to_a_standby_is_refused_by_the_servers_address() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(both("&targetServerType=secondary"));
        assertThatThrownBy(() -> Warnings.of(PostgreSqlStateStore.of(source)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageMatching(".*is a standby.*answered by [0-9a-f.:]+:" + standby.port() + ".*");
    }

    @Test
    void among_several_servers_the_primary_is_found() {
        String ports = standby.port() + "," + primary.port();
        assertThat(prepare(primary.connectionString()
                        .replace("Host=localhost", "Host=localhost,localhost")
                        .replaceAll("Port=[0-9]+", "Port=" + ports)))
                .isEmpty();
        assertThat(prepare(both(""))).isEmpty();
    }

    @Test
    void where_all_servers_are_standbys_they_are_named() {
        String ports = standby.port() + "," + standby.port();
        String onlyStandbys = standby.connectionString()
                .replace("Host=localhost", "Host=localhost,localhost")
                .replaceAll("Port=[0-9]+", "Port=" + ports);
        assertThatThrownBy(() -> prepare(onlyStandbys))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("localhost:" + standby.port())
                .hasMessageContaining("primary");
    }

    @Test
    void what_is_acknowledged_is_on_the_standby() {
        String database = primary.connectionString();
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(database)) {
            store.prepare();
            Given.started(store, "kept", "me");
        }
        assertThat(awaited(standby.connectionString(), "SELECT count(*) FROM durable_state WHERE instance_id = 'kept'"))
                .isEqualTo("1");
    }

    /** On the standby's disk it is when it was acknowledged; to be seen there it has to be replayed. */
    private static String awaited(String connectionString, String sql) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        String answer = TestServer.query(connectionString, sql);
        while (answer.equals("0") && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
            answer = TestServer.query(connectionString, sql);
        }
        return answer;
    }

    @Test
    void users_who_do_not_wait_for_the_standbys_disk_are_warned_of() {
        prepare(primary.ownersConnectionString());
        for (String weak : List.of("off", "local", "remote_write")) {
            TestServer.execute(primary.connectionString(), "ALTER ROLE durableuser SET synchronous_commit = " + weak);
            assertThat(prepare(primary.ownersConnectionString()))
                    .singleElement()
                    .asString()
                    .contains("synchronous_commit is " + weak + " (from: user)", "fail-over");
        }
        for (String strong : List.of("on", "remote_apply")) {
            TestServer.execute(primary.connectionString(), "ALTER ROLE durableuser SET synchronous_commit = " + strong);
            assertThat(prepare(primary.ownersConnectionString())).isEmpty();
        }
    }
}
