package io.durablefunctions.store.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durablefunctions.StateStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the server of all tests, which keeps what it acknowledges, with databases and users that give it up. */
class ServerCheckTest {

    private final String database = TestServer.newDatabase();
    private final String name = ConnectionSettings.parse(database).database();

    private List<String> warnings(String connectionString) {
        return Warnings.of(PostgreSqlStateStore.connect(connectionString));
    }

    /** A user who may do what the store needs, in a database that is prepared, and no more. */
    private String user(String settings) {
        String user = "user_" + name;
        warnings(database);
        TestServer.execute(
                database,
                "CREATE ROLE " + user + " LOGIN PASSWORD 'secret';"
                        + " GRANT SELECT, INSERT, UPDATE, DELETE ON durable_state, durable_history, durable_inbox TO "
                        + user
                        + "; GRANT SELECT ON durable_schema_version TO " + user + ";" + settings.replace("USER", user));
        return database.replaceAll("Username=[^;]*", "Username=" + user)
                .replaceAll("Password=[^;]*", "Password=secret");
    }

    @Test
    void a_server_that_keeps_what_it_acknowledges_is_nothing_to_warn_of() {
        assertThat(warnings(database)).isEmpty();
    }

    @Test
    void a_database_that_does_not_wait_for_the_disk_is_warned_of() {
        TestServer.execute(database, "ALTER DATABASE " + name + " SET synchronous_commit = off");
        assertThat(warnings(database))
                .singleElement()
                .asString()
                .contains("database " + name + " at localhost:", "synchronous_commit is off", "ALTER DATABASE")
                .doesNotContain("fail-over");
    }

    @Test
    void a_user_who_does_not_wait_for_the_disk_is_warned_of() {
        String user = user("ALTER ROLE USER SET synchronous_commit = off");
        assertThat(warnings(user))
                .singleElement()
                .asString()
                .contains("synchronous_commit is off", "ALTER ROLE ... RESET");
        assertThat(warnings(database)).isEmpty();
    }

    @Test
    void a_user_who_waits_for_this_disk_alone_is_not_where_there_are_no_standbys() {
        assertThat(warnings(user("ALTER ROLE USER SET synchronous_commit = local")))
                .isEmpty();
    }

    @Test
    void connection_options_that_do_not_wait_for_the_disk_are_warned_of() {
        ConnectionSettings settings = ConnectionSettings.parse(database);
        String url = settings.url() + "?user=postgres&password="
                + settings.properties().getProperty("password") + "&options=-c%20synchronous_commit=off";
        assertThat(warnings(url)).singleElement().asString().contains("(from: client)", "connection's options");
    }

    @Test
    void a_user_without_rights_to_look_is_served_all_the_same() {
        String user = user("REVOKE EXECUTE ON FUNCTION pg_is_in_recovery() FROM PUBLIC;"
                + " REVOKE EXECUTE ON FUNCTION inet_server_addr() FROM PUBLIC; REVOKE SELECT ON pg_settings FROM PUBLIC;"
                + " ALTER ROLE USER SET synchronous_commit = off");
        assertThat(warnings(user)).isEmpty();
        try (PostgreSqlStateStore store = PostgreSqlStateStore.connect(user)) {
            store.prepare();
            assertThat(Given.started(store, "a", "me")).isPositive();
        }
    }

    @Test
    void a_database_that_is_read_only_is_refused() {
        warnings(database);
        TestServer.execute(database, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");
        assertThatThrownBy(() -> warnings(database))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("takes no writes in this session")
                .hasMessageContaining("default_transaction_read_only");
    }

    /** With fsync off, since that is what it is about; nothing else is tested on this server. */
    @Test
    void a_server_that_does_not_wait_for_the_disk_is_warned_of(@TempDir Path directory) throws IOException {
        try (OwnServer server = OwnServer.in(directory)) {
            server.start("fsync=off", "full_page_writes=off");
            List<String> warnings = warnings(server.ownersConnectionString());
            assertThat(warnings).hasSize(2);
            assertThat(warnings.get(0)).contains("fsync is off (from: command line)", "localhost:" + server.port());
            assertThat(warnings.get(1)).contains("full_page_writes is off");
        }
    }
}
