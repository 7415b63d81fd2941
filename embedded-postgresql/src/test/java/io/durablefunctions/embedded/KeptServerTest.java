package io.durablefunctions.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptServerTest {

    @TempDir
    private Path parent;

    @AfterEach
    void stopServer() throws IOException {
        Servers.stopAnyIn(directory());
    }

    @Test
    void data_is_kept_when_the_server_is_closed_and_opened_again() throws Exception {
        try (EmbeddedPostgreSql first = EmbeddedPostgreSql.keptIn(directory())) {
            Servers.execute(first.dataSource(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedPostgreSql second = EmbeddedPostgreSql.keptIn(directory())) {
            assertThat(second.adopted()).isFalse();
            assertThat(Servers.query(second.dataSource(), "SELECT answer FROM kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void closing_stops_the_server_and_closing_again_does_nothing() {
        EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory());
        assertThat(Servers.runs(directory(), server.postmasterPid())).isTrue();
        server.close();
        server.close();
        assertThat(Servers.runs(directory(), server.postmasterPid())).isFalse();
    }

    @Test
    void closing_stops_the_server_also_in_an_interrupted_thread() {
        EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory());
        Thread.currentThread().interrupt();
        server.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Servers.runs(directory(), server.postmasterPid())).isFalse();
    }

    @Test
    void what_is_committed_is_on_the_disk() throws Exception {
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory())) {
            assertThat(Servers.query(server.dataSource(), "SHOW fsync")).isEqualTo("on");
            assertThat(Servers.query(server.dataSource(), "SHOW synchronous_commit"))
                    .isEqualTo("on");
            assertThat(Servers.query(server.dataSource(), "SHOW full_page_writes"))
                    .isEqualTo("on");
        }
    }

    @Test
    void a_directory_with_spaces_quotes_and_dollars_is_no_trouble() throws Exception {
        Path odd = parent.resolve("it's a \"$HOME\" `dir`");
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(odd)) {
            assertThat(Servers.query(server.dataSource(), "SHOW data_directory"))
                    .startsWith(odd.toRealPath().toString());
        }
    }

    @Test
    void the_directory_is_made_for_this_user_alone() throws Exception {
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory())) {
            assertThat(server.adopted()).isFalse();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(PrivateDirectory.forBinaries())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void no_log_has_the_password() throws Exception {
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.keptIn(directory())) {
            String password = NewCluster.passwordOf(DataDirectory.in(directory()));
            assertThat(password).hasSize(36);
            assertThat(server.connectionString()).endsWith(";Password=" + password);
            assertThat(server.toString()).doesNotContain(password);
            assertThat(Files.readString(directory().resolve("server.log"))).doesNotContain(password);
            assertThat(Files.readString(directory().resolve("server.log.1"))).doesNotContain(password);
        }
    }

    private Path directory() {
        return parent.resolve("made").resolve("on demand");
    }
}
