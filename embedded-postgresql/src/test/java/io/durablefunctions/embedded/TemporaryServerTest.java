package io.durablefunctions.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TemporaryServerTest {

    private static EmbeddedPostgreSql server;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgreSql.temporary();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void it_is_as_durable_as_a_kept_one() throws Exception {
        assertThat(Servers.query(server.dataSource(), "SHOW fsync")).isEqualTo("on");
        assertThat(Servers.query(server.dataSource(), "SHOW synchronous_commit"))
                .isEqualTo("on");
    }

    @Test
    void it_is_reached_on_the_loopback_alone() throws Exception {
        assertThat(Servers.query(server.dataSource(), "SHOW listen_addresses")).isEqualTo("localhost");
        assertThat(Servers.query(server.dataSource(), "SHOW unix_socket_directories"))
                .isEmpty();
    }

    @Test
    void its_data_source_is_the_superuser_in_the_database() throws Exception {
        assertThat(Servers.query(server.dataSource(), "SELECT current_setting('is_superuser')"))
                .isEqualTo("on");
        assertThat(Servers.query(server.dataSource(), "SELECT current_database()"))
                .isEqualTo("durablefunctions");
    }

    @Test
    void its_jdbc_url_is_of_the_user_who_owns_the_database() throws Exception {
        DataSource source = asUser(server.jdbcUrl());
        assertThat(Servers.query(source, "SELECT current_user || '@' || current_database()"))
                .isEqualTo("durableuser@durablefunctions");
        Servers.execute(source, "CREATE SCHEMA mine CREATE TABLE thing (id int)");
        assertThat(Servers.query(source, "SELECT current_setting('is_superuser')"))
                .isEqualTo("off");
    }

    @Test
    void its_connection_string_has_keys_and_values() {
        assertThat(server.connectionString())
                .matches("Host=localhost;Port=" + server.port()
                        + ";Database=durablefunctions;Username=durableuser;Password=[0-9a-f]{36}");
    }

    @Test
    void it_asks_for_the_password() {
        String url = "jdbc:postgresql://localhost:" + server.port() + "/durablefunctions";
        for (String user : new String[] {"durableuser", "postgres"}) {
            assertThatThrownBy(() ->
                            DriverManager.getConnection(url, user, "wrong").close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_created_database_is_empty_and_owned_by_the_user() throws Exception {
        assertThat(server.createDatabase("fresh_1"))
                .startsWith(
                        "Host=localhost;Port=" + server.port() + ";Database=fresh_1;Username=durableuser;Password=");
        Servers.execute(asUser(server.jdbcUrl("fresh_1")), "CREATE TABLE thing (id int)");
        assertThat(Servers.query(
                        server.dataSource("fresh_1"), "SELECT tableowner FROM pg_tables WHERE tablename = 'thing'"))
                .isEqualTo("durableuser");
        server.dropDatabase("fresh_1");
        server.dropDatabase("fresh_1");
        server.createDatabase("fresh_1");
        assertThat(Servers.query(
                        server.dataSource("fresh_1"), "SELECT count(*) FROM pg_tables WHERE tablename = 'thing'"))
                .isEqualTo("0");
    }

    @Test
    void a_database_is_dropped_under_those_who_are_connected_to_it() throws Exception {
        server.createDatabase("in_use");
        try (var connection = server.dataSource("in_use").getConnection()) {
            server.dropDatabase("in_use");
            assertThat(connection.isValid(5)).isFalse();
        }
    }

    @Test
    void a_database_that_exists_is_not_created_again() {
        assertThatThrownBy(() -> server.createDatabase("durablefunctions"))
                .isInstanceOf(EmbeddedPostgreSqlException.class)
                .hasMessage("There is a database durablefunctions already. Drop it first, or choose another name.");
    }

    @Test
    void names_that_would_need_quotes_are_refused() {
        for (String name : new String[] {"", "1st", "Upper", "a b", "x;y", "a".repeat(64)}) {
            assertThatThrownBy(() -> server.createDatabase(name))
                    .isInstanceOf(EmbeddedPostgreSqlException.class)
                    .hasMessageContaining("is no name for a database here");
        }
    }

    @Test
    void two_run_at_once_and_each_takes_its_directory_with_it() throws Exception {
        Path directory;
        try (EmbeddedPostgreSql second = EmbeddedPostgreSql.temporary()) {
            directory = Path.of(Servers.query(second.dataSource(), "SHOW data_directory"));
            assertThat(directory).exists();
            assertThat(second.port()).isNotEqualTo(server.port());
        }
        assertThat(directory.getParent()).doesNotExist();
        assertThat(Servers.query(server.dataSource(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void what_a_killed_jvm_left_behind_is_removed_by_the_next_one() throws Exception {
        long left;
        Path directory;
        try (OtherJvm jvm = OtherJvm.opening("temporary")) {
            String said = jvm.said("ready");
            left = Long.parseLong(said.substring(0, said.indexOf(' ')));
            directory = Path.of("/proc", Long.toString(left), "cwd", "..").toRealPath();
            jvm.kill9();
        }
        try {
            assertThat(Servers.runs(directory, left)).isTrue();
            EmbeddedPostgreSql.temporary().close();
            assertThat(directory).doesNotExist();
            assertThat(ProcessHandle.of(left).flatMap(process -> process.info().command()))
                    .isEmpty();
            assertThat(Servers.query(server.dataSource(), "SELECT 1")).isEqualTo("1");
        } finally {
            if (Files.exists(directory)) {
                Servers.stopAnyIn(directory);
            }
        }
    }

    private static DataSource asUser(String jdbcUrl) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        return source;
    }
}
